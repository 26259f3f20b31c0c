package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import criu.syscall.Whence;
import java.io.IOException;
import java.util.Arrays;

/** Copies the content of files into an archive, with one buffer for all of them. */
final class ContentCopy {
  private static final int BUFFER = 64 * 1024;

  private final FileCalls files;
  private final TarWriter writer;
  private final ArchiveObserver observer;
  private final byte[] buffer = new byte[BUFFER];
  private long total;

  ContentCopy(FileCalls files, TarWriter writer, ArchiveObserver observer) {
    this.files = files;
    this.writer = writer;
    this.observer = observer;
  }

  /** Returns how many bytes were copied so far, of all files. */
  long total() {
    return total;
  }

  /** Copies a file whose status was taken when the member was begun. */
  void copy(Member member, Fd file, FileStatus before) throws IOException {
    boolean whole = true;
    if (member.content() instanceof Content.Sparse(SparseMap map)) {
      for (int i = 0; i < map.count(); i++) {
        files.seek(file, map.offset(i), Whence.SEEK_SET);
        whole &= copy(member.name(), file, map.length(i));
      }
    } else {
      whole = copy(member.name(), file, before.size());
    }
    FileStatus after = files.status(file, RawString.EMPTY);
    if (!whole || !same(before, after)) {
      observer.changed(member.name(), "was written to");
    }
  }

  private static boolean same(FileStatus before, FileStatus after) {
    return before.size() == after.size() && before.modification().equals(after.modification());
  }

  /** Copies bytes; those that are missing become zeros, and the answer is false. */
  private boolean copy(RawString name, Fd file, long length) throws IOException {
    boolean whole = true;
    for (long rest = length; rest > 0; ) {
      int most = (int) Math.min(rest, BUFFER);
      int count = whole ? files.read(file, buffer, 0, most) : 0;
      if (count == 0) {
        whole = false;
        Arrays.fill(buffer, (byte) 0);
        count = most;
      }
      writer.content(buffer, count);
      rest -= count;
      total += count;
      observer.progressed(name, total);
    }
    return whole;
  }
}
