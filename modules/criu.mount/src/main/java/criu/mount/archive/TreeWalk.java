package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Walks a tree from its root: of every directory first the directory itself, then its files in the
 * order in which the kernel tells them, then its subdirectories.
 */
final class TreeWalk {
  /** The calls that fail with ENOENT because a name is gone. */
  private static final Set<String> LOOKUPS = Set.of("statx", "openat2");

  private final FileCalls files;
  private final OpenDirectories way;
  private final TreeVisitor entries;
  private final ArchiveObserver observer;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final StringBuilder path;
  private final Device device;

  /** A directory on the way down, and the subdirectories still to be visited. */
  private record Level(int nameLength, FileTime modification, Deque<RawString> pending) {}

  /** Makes a walk from the lowest directory of the way, whose member has the given name. */
  TreeWalk(
      FileCalls files,
      OpenDirectories way,
      TreeVisitor entries,
      ArchiveObserver observer,
      RawString top)
      throws SyscallException {
    path = new StringBuilder(top.latin1());
    this.files = files;
    this.way = way;
    this.entries = entries;
    this.observer = observer;
    device = files.status(way.lowest(), RawString.EMPTY).device();
  }

  void run() throws IOException {
    try {
      walk();
    } catch (SyscallException e) {
      throw new ArchiveException("cannot archive " + memberName() + ": " + e.getMessage(), e);
    } catch (ArchiveException e) {
      throw e.at("cannot archive " + memberName());
    }
  }

  private void walk() throws IOException {
    begin(path.length());
    while (!levels.isEmpty()) {
      Level level = levels.getLast();
      if (level.pending.isEmpty()) {
        end(level);
      } else {
        descend(level.pending.removeFirst());
      }
    }
  }

  private void descend(RawString name) throws IOException {
    int length = path.length();
    path.append('/').append(name.latin1());
    try {
      way.enter(name);
    } catch (SyscallException e) {
      vanished(e);
      path.setLength(length);
      return;
    }
    begin(length);
  }

  private void begin(int nameLength) throws IOException {
    Fd directory = way.lowest();
    FileStatus status = files.status(directory, RawString.EMPTY);
    entries.directory(memberName().plus("/"), directory, status);
    levels.addLast(new Level(nameLength, status.modification(), new ArrayDeque<>()));
    List<RawString> names = files.readDirectory(directory);
    while (!names.isEmpty()) {
      for (RawString name : names) {
        entry(directory, name);
      }
      names = files.readDirectory(directory);
    }
  }

  private void entry(Fd directory, RawString name) throws IOException {
    int length = path.length();
    path.append('/').append(name.latin1());
    try {
      entry(directory, name, files.status(directory, name));
    } catch (SyscallException e) {
      vanished(e);
    }
    path.setLength(length);
  }

  private void entry(Fd directory, RawString name, FileStatus status) throws IOException {
    if (status.mountRoot() || !status.device().equals(device)) {
      entries.mountPoint(memberName(), status);
    } else if (status.kind() == FileKind.DIRECTORY) {
      levels.getLast().pending.addLast(name);
    } else {
      entries.entry(memberName(), directory, name, status);
    }
  }

  private void end(Level level) throws IOException {
    FileStatus status = files.status(way.lowest(), RawString.EMPTY);
    if (!status.modification().equals(level.modification)) {
      observer.changed(memberName().plus("/"), "got or lost entries");
    }
    levels.removeLast();
    if (!levels.isEmpty()) {
      way.leave();
      path.setLength(level.nameLength);
    }
  }

  /** Goes on without a file that is no longer there, and stops at any other error. */
  private void vanished(SyscallException e) throws IOException {
    if (e.errno() != Errno.ENOENT || !LOOKUPS.contains(e.call())) {
      throw e;
    }
    observer.changed(memberName(), "vanished");
  }

  private RawString memberName() {
    return new RawString(path.toString());
  }
}
