package criu.plugin.testkit;

import criu.plugin.MountFlag;
import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes files and directories as the plugin asks, and writes the mounts down. */
final class RecordedMounts implements MountOperations {
  private static final Set<String> FRESH = Set.of("tmpfs", "ramfs");

  private final Places places;
  private final List<String> done = new ArrayList<>();
  private final Map<Integer, Path> contents = new HashMap<>();
  private Optional<TestTarget> current = Optional.empty();

  RecordedMounts(Places places) {
    this.places = places;
  }

  void begin(TestTarget target) {
    current = Optional.of(target);
  }

  void end() {
    current = Optional.empty();
  }

  List<String> done() {
    return List.copyOf(done);
  }

  void content(int mountId, Path directory) {
    contents.put(mountId, directory);
  }

  private TestTarget call() {
    return current.orElseThrow(
        () -> new IllegalStateException("a plugin mounts inside of its restore call only"));
  }

  @Override
  public void makeFile(PathBytes target) throws IOException {
    call().checkMakeable(target);
    Files.createFile(places.target(target), PosixFilePermissions.asFileAttribute(mode(0600)));
    done.add("file " + target);
  }

  @Override
  public void makeDirectory(PathBytes target) throws IOException {
    call().checkMakeable(target);
    makeDirectory(places.target(target), 0700);
    done.add("directory " + target);
  }

  @Override
  public void makeDirectory(PathBytes target, int mode) throws IOException {
    call().checkInFresh(target);
    makeDirectory(places.target(target), mode);
    done.add("directory " + target + " " + Integer.toOctalString(mode));
  }

  private static void makeDirectory(Path path, int mode) throws IOException {
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, mode(mode));
  }

  @Override
  public void writeFile(PathBytes target, byte[] content, int mode) throws IOException {
    call().checkInFresh(target);
    if (content.length > MAXIMUM_FILE_SIZE) {
      throw new IllegalArgumentException(target + " has more than " + MAXIMUM_FILE_SIZE + " bytes");
    }
    Path path = Files.createFile(places.target(target));
    Files.write(path, content);
    Files.setPosixFilePermissions(path, mode(mode));
    done.add("write " + target + " " + Integer.toOctalString(mode));
  }

  /** Returns the lowest nine bits as permissions, in the order of chmod(2). */
  private static Set<PosixFilePermission> mode(int mode) {
    if ((mode & ~07777) != 0) {
      throw new IllegalArgumentException("not permission bits: " + Integer.toOctalString(mode));
    }
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & 0400 >> bit) != 0) {
        set.add(all[bit]);
      }
    }
    return set;
  }

  @Override
  public TargetKind kindOf(PathBytes source) throws IOException {
    call();
    return Places.kind(places.source(source));
  }

  @Override
  public List<PathBytes> list(PathBytes source) throws IOException {
    call();
    return Places.names(places.source(source));
  }

  @Override
  public byte[] read(PathBytes source) throws IOException {
    call();
    Path path = places.source(source);
    if (!Files.isRegularFile(path) || Files.size(path) > MAXIMUM_FILE_SIZE) {
      throw new IOException(source + " is no regular file of at most 1 MiB");
    }
    return Files.readAllBytes(path);
  }

  @Override
  public void bind(PathBytes source, PathBytes target) throws IOException {
    bind("bind ", source, target);
  }

  @Override
  public void bindRecursive(PathBytes source, PathBytes target) throws IOException {
    bind("bind all ", source, target);
  }

  private void bind(String word, PathBytes source, PathBytes target) throws IOException {
    call().checkFree(target);
    TargetKind kind = Places.kind(places.source(source));
    checkTarget(target, kind);
    call().mounted(false);
    done.add(word + source + " " + target);
  }

  private void checkTarget(PathBytes target, TargetKind kind) throws IOException {
    Path path = places.target(target);
    if (!Files.exists(path)) {
      throw new IOException("there is nothing at " + target);
    }
    if (Places.kind(path) != kind) {
      throw new IOException("a " + kind + " cannot be mounted on the other kind at " + target);
    }
  }

  @Override
  public void mountNew(String type, Set<String> options, PathBytes target) throws IOException {
    call().checkFree(target);
    checkTarget(target, TargetKind.DIRECTORY);
    call().mounted(FRESH.contains(type));
    done.add("mount " + type + " " + new TreeSet<>(options) + " " + target);
  }

  @Override
  public void addFlags(PathBytes target, Set<MountFlag> flags) {
    call().checkMounted(target);
    done.add("flags " + new TreeSet<>(flags) + " " + target);
  }

  @Override
  public void unpackContent(PathBytes target) throws IOException {
    call().checkItself(target);
    call().checkInFresh(target);
    Path content = contents.get(call().mountId());
    if (content == null) {
      throw new IOException("the images have no content of mount " + call().mountId());
    }
    Places.copy(content, places.target(target));
    done.add("unpack " + target);
  }
}
