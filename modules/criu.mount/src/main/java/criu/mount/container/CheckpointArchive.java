package criu.mount.container;

import criu.mount.archive.ArchiveException;
import criu.mount.archive.MemberScan;
import criu.mount.model.ContainerInfo;
import criu.mount.model.MountException;
import criu.mount.oci.Bundle;
import criu.mount.oci.ContainerDump;
import criu.mount.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * The checkpoint of a container as an archive: tar, as it is or compressed by gzip or zstd. CRIU's
 * images are in {@code checkpoint/} or at the top, what the engine tells of the container beside
 * them. Read once from its beginning to its end; an object may be used by one thread at a time.
 */
public final class CheckpointArchive {
  private static final long TOTAL_FACTOR = 1024;
  private static final long TOTAL_SMALLEST = 64L << 30;

  private final Path file;
  private final Compression compression;

  private CheckpointArchive(Path file, Compression compression) {
    this.file = file;
    this.compression = compression;
  }

  /**
   * Looks at the first bytes of a file, whatever its name.
   *
   * @return the archive; empty when the file is none, is no regular file or is not there
   */
  public static Optional<CheckpointArchive> at(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Compression.of(in.readNBytes(Compression.LOOKED_AT))
          .map(compression -> new CheckpointArchive(file, compression));
    }
  }

  /**
   * Unpacks images, and tells what else is known.
   *
   * @param directory an existing empty directory, which gets the images and nothing else
   * @param wanted picks images by their names
   * @throws IOException when the archive is broken, larger than its limits, or holds no checkpoint;
   *     the directory then holds a part of it
   */
  public ContainerInfo unpack(Path directory, Predicate<String> wanted) throws IOException {
    return unpack(
        name -> Files.newOutputStream(directory.resolve(name), StandardOpenOption.CREATE_NEW),
        wanted);
  }

  /**
   * Unpacks images, and tells what else is known.
   *
   * @param sink takes the images
   * @param wanted picks images by their names, which are those of plain files that are not hidden
   * @throws IOException as from the other method
   */
  public ContainerInfo unpack(Sink sink, Predicate<String> wanted) throws IOException {
    long size = Files.size(file);
    Unpacking unpacking = new Unpacking(Optional.of(sink), wanted, size);
    scan(unpacking, size);
    return ContainerDump.read(file.toString(), unpacking.dumps(), unpacking.sizes());
  }

  /** Reads the specification of the container as a bundle, as {@code config.json} tells of one. */
  public Bundle bundle() throws IOException {
    long size = Files.size(file);
    Unpacking unpacking = new Unpacking(Optional.empty(), _ -> false, size);
    scan(unpacking, size);
    byte[] spec = unpacking.dumps().get(ContainerDump.SPEC);
    if (spec == null) {
      throw MountException.because(
          "read the bundle", file.toString(), "there is no " + ContainerDump.SPEC + " in it");
    }
    return Bundle.parse(file + ":" + ContainerDump.SPEC, new ByteArrayInputStream(spec));
  }

  private void scan(Unpacking unpacking, long size) throws IOException {
    long most = Math.max(TOTAL_SMALLEST, TOTAL_FACTOR * size);
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = compression.decompressed(raw);
        MemberScan scan = MemberScan.of(new BoundedInput(in, most))) {
      unpacking.run(scan);
      unpacking.requireCheckpoint();
    } catch (EOFException e) {
      throw MountException.because(Unpacking.WHAT, file.toString(), "it is cut short", e);
    } catch (ZipException | ArchiveException | ZstdException e) {
      throw new MountException(Unpacking.WHAT, file.toString(), e);
    }
  }
}
