package criu.mount.container;

import criu.mount.archive.ArchiveException;
import criu.mount.archive.MemberScan;
import criu.mount.image.ImageNames;
import criu.mount.model.ContainerInfo;
import criu.mount.oci.ContainerDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through the members of one archive, and keeps those that are wanted. */
final class Unpacking {
  static final String WHAT = "read the archive";

  private static final String IMAGES = "checkpoint/";
  private static final String ROOT_CHANGES = "rootfs-diff.tar";
  private static final int MOST_FILES = 100_000;
  private static final int MOST_MEMBERS = 10_000_000;
  private static final int MOST_OF_DUMP = 16 << 20;
  private static final long MOST_OF_IMAGE = 256 << 20;
  private static final long KEPT_SMALLEST = 1L << 30;
  private static final long KEPT_FACTOR = 16;
  private static final int BUFFER = 64 * 1024;

  private final Optional<Sink> sink;
  private final Predicate<String> wanted;
  private final Map<String, byte[]> dumps = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final byte[] buffer = new byte[BUFFER];
  private long budget;
  private long imageBytes;
  private long rootChanges;

  /**
   * Makes it.
   *
   * @param sink gets the wanted images; without it, none is kept
   * @param size the size of the archive, which limits what is kept
   */
  Unpacking(Optional<Sink> sink, Predicate<String> wanted, long size) {
    this.sink = sink;
    this.wanted = wanted;
    this.budget = Math.max(KEPT_SMALLEST, KEPT_FACTOR * size);
  }

  void run(MemberScan scan) throws IOException {
    Optional<MemberScan.Seen> next = scan.next();
    for (int count = 0; next.isPresent(); count++) {
      if (count > MOST_MEMBERS) {
        throw new ArchiveException("it has more than " + MOST_MEMBERS + " members");
      }
      take(scan, next.get());
      next = scan.next();
    }
  }

  private void take(MemberScan scan, MemberScan.Seen member) throws IOException {
    String path = member.name().latin1();
    String name = path.startsWith(IMAGES) ? path.substring(IMAGES.length()) : path;
    if (path.startsWith(IMAGES)) {
      imageBytes += member.size();
    } else if (path.equals(ROOT_CHANGES)) {
      rootChanges = member.size();
    } else if (ContainerDump.isOne(path)) {
      requireUsable(member);
      dumps.put(path, bytes(scan, member));
      return;
    }
    boolean image = path.startsWith(IMAGES) || ImageNames.tellsOfMounts(name);
    if (sink.isPresent() && image && isPlain(name) && wanted.test(name)) {
      requireUsable(member);
      try (OutputStream out = sink.get().create(name)) {
        copy(scan, out);
      }
    }
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && !name.startsWith(".") && name.indexOf('/') < 0;
  }

  private void requireUsable(MemberScan.Seen member) throws ArchiveException {
    String path = member.name().latin1();
    String name = path.startsWith(IMAGES) ? path.substring(IMAGES.length()) : path;
    if (!member.file()) {
      throw refused(member, "is not a plain file");
    }
    if (!names.add(name)) {
      throw refused(member, "occurs twice");
    }
    if (names.size() > MOST_FILES) {
      throw refused(member, "is one too many: more than " + MOST_FILES + " files are needed");
    }
    budget -= member.size();
    boolean limited = ImageNames.tellsOfMounts(name) && !ImageNames.isContent(name);
    boolean large = limited && member.size() > MOST_OF_IMAGE;
    if (large || budget < 0) {
      throw refused(member, "is too large: " + member.size() + " bytes");
    }
  }

  private byte[] bytes(MemberScan scan, MemberScan.Seen member) throws IOException {
    if (member.size() > MOST_OF_DUMP) {
      throw refused(member, "is too large: " + member.size() + " bytes");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) member.size());
    copy(scan, out);
    return out.toByteArray();
  }

  private void copy(MemberScan scan, OutputStream out) throws IOException {
    for (int count = scan.read(buffer); count > 0; count = scan.read(buffer)) {
      out.write(buffer, 0, count);
    }
  }

  private static ArchiveException refused(MemberScan.Seen member, String why) {
    return new ArchiveException("member " + member.name() + " " + why);
  }

  /** Fails when the inventory was wanted and not found. */
  void requireCheckpoint() throws ArchiveException {
    if (wanted.test(ImageNames.INVENTORY) && !names.contains(ImageNames.INVENTORY)) {
      throw new ArchiveException(
          "there is no checkpoint in it: no " + IMAGES + ImageNames.INVENTORY);
    }
  }

  /** Returns what the engine tells of the container, by the names of the files. */
  Map<String, byte[]> dumps() {
    return dumps;
  }

  ContainerInfo.Sizes sizes() {
    return new ContainerInfo.Sizes(imageBytes, rootChanges);
  }
}
