package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.List;

/** Finds the directory of the name to which a hard link is made, from the root down. */
final class LinkTarget implements AutoCloseable {
  private static final int LONGEST_PATH = 4000;

  private final Beneath beneath;
  private Fd directory;

  LinkTarget(Beneath beneath, Fd root, List<RawString> parent) throws SyscallException {
    this.beneath = beneath;
    directory = beneath.again(root);
    try {
      descend(parent);
    } catch (SyscallException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  Fd directory() {
    return directory;
  }

  @Override
  public void close() {
    directory.close();
  }

  /** Goes down in pieces, since the kernel takes no path longer than PATH_MAX. */
  private void descend(List<RawString> parts) throws SyscallException {
    StringBuilder piece = new StringBuilder();
    for (RawString part : parts) {
      if (piece.length() + part.length() > LONGEST_PATH) {
        enter(piece);
      }
      piece.append(piece.isEmpty() ? "" : "/").append(part.latin1());
    }
    enter(piece);
  }

  private void enter(StringBuilder piece) throws SyscallException {
    if (!piece.isEmpty()) {
      Fd left = directory;
      directory = beneath.directory(left, new RawString(piece.toString()));
      left.close();
      piece.setLength(0);
    }
  }
}
