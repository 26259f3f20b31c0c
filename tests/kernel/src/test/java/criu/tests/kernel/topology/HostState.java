package criu.tests.kernel.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a restore that fails must leave as it was.
 *
 * @param mounts the host's mountinfo
 * @param files names, kinds, modes and times of change of everything in the site
 * @param descriptors what the descriptors of this process are open on
 * @param threads the namespace threads of this process
 */
record HostState(
    String mounts, List<String> files, List<String> descriptors, List<String> threads) {

  static HostState of(Site site) throws IOException {
    return new HostState(
        Files.readString(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1),
        listing(site.directory()),
        openDescriptors(),
        namespaceThreads());
  }

  /** Returns what is not as before, in words. */
  List<String> since(HostState before) {
    List<String> changes = new ArrayList<>();
    if (!mounts.equals(before.mounts)) {
      changes.add("the host's mounts changed: " + mounts);
    }
    changes.addAll(difference("gone", before.files, files));
    changes.addAll(difference("left", files, before.files));
    changes.addAll(held(before));
    return changes;
  }

  /** Returns what the process holds that it did not, in words. */
  List<String> held(HostState before) {
    List<String> changes = new ArrayList<>();
    changes.addAll(difference("descriptor left", descriptors, before.descriptors));
    changes.addAll(difference("thread left", threads, before.threads));
    return changes;
  }

  private static List<String> difference(String what, List<String> these, List<String> others) {
    List<String> only = new ArrayList<>(these);
    others.forEach(only::remove);
    return only.stream().map(text -> what + ": " + text).toList();
  }

  private static List<String> listing(Path directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        lines.add(
            file
                + " "
                + Files.readAttributes(
                    file, "unix:mode,uid,gid,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS));
      }
    }
    return lines;
  }

  private static List<String> openDescriptors() throws IOException {
    List<String> targets = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        target(descriptor).ifPresent(targets::add);
      }
    }
    return targets;
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
