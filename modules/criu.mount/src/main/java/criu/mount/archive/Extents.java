package criu.mount.archive;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.SyscallException;
import criu.syscall.Whence;
import java.io.IOException;
import java.util.Optional;

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
      long start = next(file, at, Whence.SEEK_DATA, size);
      long end = next(file, start, Whence.SEEK_HOLE, size);
      map.add(start, end - start); // nothing at the very end stands for a hole there
      at = end;
    }
    return map.dataSize() == size ? Optional.empty() : Optional.of(map);
  }

  /** Returns the next data or hole, or the length of the file when there is none. */
  private long next(Fd file, long from, Whence what, long size) throws SyscallException {
    try {
      return from < size ? Math.min(files.seek(file, from, what), size) : size;
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENXIO) {
        return size;
      }
      throw e;
    }
  }
}
