package criu.mount.image;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file of a transaction under its temporary name. */
final class PendingFile extends FilterOutputStream {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private final Path temporary;
  private final Path target;
  private final FileChannel channel;
  private final Sync sync;
  private boolean complete;

  private PendingFile(Path temporary, Path target, FileChannel channel, Sync sync) {
    super(new BufferedOutputStream(Channels.newOutputStream(channel)));
    this.temporary = temporary;
    this.target = target;
    this.channel = channel;
    this.sync = sync;
  }

  /** Brings the bytes of a file to the disk. */
  @FunctionalInterface
  interface Sync {
    void of(Path file) throws IOException;
  }

  /**
   * Creates the file.
   *
   * @param sync is called with the temporary name when all was written
   */
  static PendingFile create(Path temporary, Path target, Sync sync) throws IOException {
    Set<StandardOpenOption> how = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try {
      FileChannel channel = FileChannel.open(temporary, how, OWNER_ONLY);
      return new PendingFile(temporary, target, channel, sync);
    } catch (FileSystemException e) {
      throw ImagePlace.of(target).broken("it cannot be written: " + reason(e));
    }
  }

  /** Java says no reason where an exception of its own means one. */
  private static String reason(FileSystemException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or directory (ENOENT)";
      case AccessDeniedException _ -> "permission denied (EACCES)";
      case FileAlreadyExistsException _ -> "file exists (EEXIST)";
      default -> Optional.ofNullable(failure.getReason()).orElse(failure.toString());
    };
  }

  Path temporary() {
    return temporary;
  }

  Path target() {
    return target;
  }

  /** Tells whether it was closed, with all bytes written. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length); // the inherited method writes byte by byte
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      flush();
      sync.of(temporary);
    }
    complete = true;
  }

  /** Closes the file as it is. */
  void abandon() throws IOException {
    channel.close();
  }
}
