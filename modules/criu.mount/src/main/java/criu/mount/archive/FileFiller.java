package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.Whence;
import java.io.IOException;

/** Writes the content of members into files, with one buffer for all of them. */
final class FileFiller {
  private static final int BUFFER = 64 * 1024;

  private final FileCalls files;
  private final TarReader reader;
  private final ArchiveObserver observer;
  private final byte[] buffer = new byte[BUFFER];
  private long total;

  FileFiller(FileCalls files, TarReader reader, ArchiveObserver observer) {
    this.files = files;
    this.reader = reader;
    this.observer = observer;
  }

  /** Fills a new file. */
  void fill(Member member, Fd file) throws IOException {
    switch (member.content()) {
      case Content.Regular(long size) -> copy(member.name(), file, size);
      case Content.Sparse(SparseMap map) -> fillExtents(member.name(), file, map);
      case Content.Directory _, Content.SymbolicLink _, Content.HardLink _, Content.Node _ ->
          throw new IllegalArgumentException("not a file: " + member);
    }
  }

  /** Tells the observer that a member is done. */
  void progressed(RawString member) {
    observer.progressed(member, total);
  }

  private void fillExtents(RawString member, Fd file, SparseMap map) throws IOException {
    files.truncate(file, map.size());
    for (int i = 0; i < map.count(); i++) {
      files.seek(file, map.offset(i), Whence.SEEK_SET);
      copy(member, file, map.length(i));
    }
  }

  private void copy(RawString member, Fd file, long length) throws IOException {
    long rest = length;
    while (rest > 0) {
      int count = reader.read(buffer, rest);
      files.write(file, buffer, 0, count);
      rest -= count;
      total += count;
      observer.progressed(member, total);
    }
  }
}
