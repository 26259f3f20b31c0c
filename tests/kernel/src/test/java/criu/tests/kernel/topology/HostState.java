package criu.tests.kernel.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a restore that fails must leave as it was.
 *
 * @param mounts the host's mountinfo
 * @param files by name the modes, owners, sizes and times of change of everything in the site
 * @param descriptors what the descriptors of this process are open on
 * @param threads the namespace threads of this process
 */
record HostState(
    String mounts, Map<String, String> files, List<String> descriptors, List<String> threads) {

  static HostState of(Site site) throws IOException {
    return new HostState(
        Files.readString(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1),
        listing(site.directory()),
        openDescriptors(),
        namespaceThreads());
  }

  /** Returns what is not as before, in words. */
  List<String> since(HostState before) {
    List<String> changes = held(before);
    changes.addAll(difference("gone", lines(before.files), lines(files)));
    changes.addAll(difference("left", lines(files), lines(before.files)));
    return changes;
  }

  /**
   * The same after a clean-up in which a call failed: what it was to take back may be there still,
   * and directories may have other times.
   *
   * @param renamed whether that call was to give something its name back
   */
  List<String> sinceHalfCleanedUp(HostState before, boolean renamed) {
    List<String> changes = held(before);
    if (!renamed) {
      changes.addAll(difference("gone", before.files.keySet(), files.keySet()));
    }
    return changes;
  }

  /** Returns what a restore never leaves, whatever fails, in words. */
  private List<String> held(HostState before) {
    List<String> changes = new ArrayList<>();
    if (!mounts.equals(before.mounts)) {
      changes.add("the host's mounts changed: " + mounts);
    }
    changes.addAll(difference("descriptor left", descriptors, before.descriptors));
    changes.addAll(difference("thread left", threads, before.threads));
    return changes;
  }

  private static List<String> lines(Map<String, String> files) {
    return files.entrySet().stream().map(file -> file.getKey() + " " + file.getValue()).toList();
  }

  private static List<String> difference(
      String what, Collection<String> these, Collection<String> others) {
    List<String> only = new ArrayList<>(these);
    others.forEach(only::remove);
    return only.stream().map(text -> what + ": " + text).toList();
  }

  private static Map<String, String> listing(Path directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        found.put(
            file.toString(),
            Files.readAttributes(
                    file, "unix:mode,uid,gid,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS)
                .toString());
      }
    }
    return found;
  }

  private static List<String> openDescriptors() throws IOException {
    List<String> targets = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        target(descriptor).filter(HostState::mayBeOfARestore).ifPresent(targets::add);
      }
    }
    return targets;
  }

  /** No call of the command makes a socket; the JVM and what runs the tests have some. */
  private static boolean mayBeOfARestore(String target) {
    return !target.startsWith("socket:");
  }

  private static Optional<String> target(Path descriptor) throws IOException {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (NoSuchFileException e) {
      return Optional.empty(); // the JVM has a thread that closes those of ended processes
    }
  }

  private static List<String> namespaceThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("restore") || name.equals("topology"))
        .sorted()
        .toList();
  }
}
