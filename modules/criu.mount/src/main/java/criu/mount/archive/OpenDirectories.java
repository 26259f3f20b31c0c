package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The way down from a root to a directory at any depth. Only the lowest directories are open: the
 * others are opened again from below, and checked to be the same, when the way leads up to them.
 */
final class OpenDirectories implements AutoCloseable {
  private static final int MOST_OPEN = 32;

  private final FileCalls files;
  private final Beneath beneath;
  private final List<Beneath.Identity> way = new ArrayList<>();
  private final Deque<Fd> open = new ArrayDeque<>();

  /** Starts at a root that stays the caller's. */
  OpenDirectories(FileCalls files, Fd root) throws SyscallException {
    this.files = files;
    this.beneath = new Beneath(files);
    try {
      push(beneath.again(root));
    } catch (SyscallException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the lowest directory; it stays open until the way leaves it. */
  Fd lowest() {
    return open.getLast();
  }

  /** Returns how many directories are above the lowest one. */
  int depth() {
    return way.size() - 1;
  }

  /** Goes down into a directory. */
  void enter(RawString name) throws SyscallException {
    push(beneath.directory(lowest(), name));
  }

  /** Goes up to the directory above; the root cannot be left. */
  void leave() throws IOException {
    try (Fd left = open.removeLast()) {
      way.removeLast();
      if (open.isEmpty()) {
        open.addLast(reopen(left));
      }
    }
  }

  @Override
  public void close() {
    open.forEach(Fd::close);
    open.clear();
  }

  private void push(Fd directory) throws SyscallException {
    open.addLast(directory);
    way.add(Beneath.Identity.of(status(directory)));
    if (open.size() > MOST_OPEN) {
      open.removeFirst().close();
    }
  }

  private Fd reopen(Fd below) throws IOException {
    Fd directory = beneath.above(below);
    try {
      if (!Beneath.Identity.of(status(directory)).equals(way.getLast())) {
        throw new ArchiveException("a directory was moved elsewhere: " + below);
      }
      return directory;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private FileStatus status(Fd directory) throws SyscallException {
    return files.status(directory, RawString.EMPTY);
  }
}
