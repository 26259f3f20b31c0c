package criu.mount.archive;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory of the tree where members are made. What a directory has beside its entries is
 * given to it when it is left, so that a read-only directory can be filled and its times survive. A
 * directory that is entered again afterwards gets back the times it had.
 */
final class Descent implements AutoCloseable {
  private static final int PRIVATE_MODE = 0700;
  private static final int USUAL_MODE = 0755;

  private final FileCalls files;
  private final OpenDirectories way;
  private final MetadataWriter metadata;
  private final Removal removal;
  private final List<Level> levels = new ArrayList<>();
  private Optional<Metadata> ofRoot = Optional.empty();

  /** A directory below the root, and what it gets when it is left. */
  private record Level(RawString name, Metadata last) {}

  Descent(FileCalls files, Fd root, MetadataWriter metadata) throws SyscallException {
    this.files = files;
    this.metadata = metadata;
    removal = new Removal(files);
    way = new OpenDirectories(files, root);
  }

  /** Returns the directory that was gone to last. */
  Fd directory() {
    return way.lowest();
  }

  /** Goes to a directory; those of the way that are missing are made. */
  void goTo(List<RawString> parts) throws IOException {
    int common = 0;
    while (common < Math.min(parts.size(), levels.size())
        && levels.get(common).name.equals(parts.get(common))) {
      common++;
    }
    leaveTo(common);
    for (RawString name : parts.subList(common, parts.size())) {
      enter(name);
    }
  }

  /** Makes a directory here, or takes the one that is there, and goes into it. */
  void make(RawString name, Metadata last) throws IOException {
    makeEmpty(name);
    way.enter(name);
    levels.add(new Level(name, last));
  }

  /** Says what the root gets at the end. */
  void setRoot(Metadata last) {
    ofRoot = Optional.of(last);
  }

  /** Leaves all directories, the root too. */
  void finish() throws IOException {
    leaveTo(0);
    if (ofRoot.isPresent()) {
      metadata.applyTo(way.lowest(), ofRoot.get());
    }
  }

  @Override
  public void close() {
    way.close();
  }

  private void leaveTo(int depth) throws IOException {
    while (levels.size() > depth) {
      metadata.applyTo(way.lowest(), levels.removeLast().last);
      way.leave();
    }
  }

  /** Goes into a directory that has no member of its own here. */
  private void enter(RawString name) throws IOException {
    try {
      way.enter(name);
      FileStatus status = files.status(way.lowest(), RawString.EMPTY);
      levels.add(new Level(name, Metadata.of(status, List.of())));
    } catch (SyscallException e) {
      enterMissing(name, e);
    }
  }

  private void enterMissing(RawString name, SyscallException e) throws IOException {
    if (Set.of(Errno.ENOTDIR, Errno.ELOOP).contains(e.errno())) {
      throw new ArchiveException("what should be the directory above, " + name + ", is none");
    }
    if (e.errno() != Errno.ENOENT) {
      throw e;
    }
    files.mkdir(way.lowest(), name, USUAL_MODE);
    way.enter(name);
    FileStatus status = files.status(way.lowest(), RawString.EMPTY);
    levels.add(new Level(name, Metadata.of(status, List.of())));
  }

  private void makeEmpty(RawString name) throws SyscallException {
    try {
      files.mkdir(way.lowest(), name, PRIVATE_MODE);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EEXIST) {
        throw e;
      }
      if (files.status(way.lowest(), name).kind() != FileKind.DIRECTORY) {
        removal.remove(way.lowest(), name);
        files.mkdir(way.lowest(), name, PRIVATE_MODE);
      }
    }
  }
}
