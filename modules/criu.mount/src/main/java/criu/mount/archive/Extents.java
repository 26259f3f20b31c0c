package criu.mount.archive;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.SyscallException;
import criu.syscall.Whence;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds where the data of a file is. */
final class Extents {
  private static final int BLOCK = 512;

  private final FileCalls files;

  Extents(FileCalls files) {
    this.files = files;
  }

  /** Returns the map of a file that has holes, or empty when it has none. */
  Optional<SparseMap> of(Fd file, FileStatus status) throws IOException {
    long size = status.size();
    if (size == 0 || status.blocks() >= (size + BLOCK - 1) / BLOCK) {
      return Optional.empty();
    }
    SparseMap map = new SparseMap(size);
    long at = 0;
    while (at < size) {
      OptionalLong data = data(file, at);
      long start = Math.min(data.orElse(size), size);
      long end = start < size ? Math.min(files.seek(file, start, Whence.SEEK_HOLE), size) : size;
      map.add(start, end - start); // nothing at the very end stands for a hole there
      at = end;
    }
    return map.dataSize() == size ? Optional.empty() : Optional.of(map);
  }

  private OptionalLong data(Fd file, long from) throws SyscallException {
    try {
      return OptionalLong.of(files.seek(file, from, Whence.SEEK_DATA));
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENXIO) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }
}
