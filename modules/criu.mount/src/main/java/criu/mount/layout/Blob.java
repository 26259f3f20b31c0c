package criu.mount.layout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * A blob that was written: its digest without {@code sha256:}, and its size in bytes.
 *
 * @param hex the digits of its digest
 * @param size how many bytes it has
 */
record Blob(String hex, long size) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  String digest() {
    return "sha256:" + hex;
  }

  /** Writes something to a stream. */
  @FunctionalInterface
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Writes a blob, brings it to the disk, and names it by its digest. */
  static Blob write(Path directory, Content content) throws IOException {
    Path pending = directory.resolve("pending");
    MessageDigest digest = sha256();
    writeFile(pending, out -> content.to(new DigestOutputStream(out, digest)));
    Blob blob = new Blob(HexFormat.of().formatHex(digest.digest()), Files.size(pending));
    Files.move(pending, directory.resolve(blob.hex));
    return blob;
  }

  /** Writes a file that only the owner may read, and brings it to the disk. */
  static void writeFile(Path file, Content content) throws IOException {
    Set<StandardOpenOption> how = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, how, OWNER_ONLY)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.to(out);
      out.flush();
      channel.force(true);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
