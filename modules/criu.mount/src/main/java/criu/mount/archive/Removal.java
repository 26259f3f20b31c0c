package criu.mount.archive;

import criu.syscall.AtFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.Set;

/** Takes away what stands where a member goes: a later member of the same name replaces it. */
final class Removal {
  private final FileCalls files;

  Removal(FileCalls files) {
    this.files = files;
  }

  /** Something that makes a name, and fails when the name is there already. */
  interface Maker<T> {
    T make() throws SyscallException;
  }

  /** Makes a name, over what is there if need be. */
  <T> T replace(Fd parent, RawString name, Maker<T> maker) throws SyscallException {
    try {
      return maker.make();
    } catch (SyscallException e) {
      if (e.errno() != Errno.EEXIST) {
        throw e;
      }
      remove(parent, name);
      return maker.make();
    }
  }

  /** Removes a file or an empty directory. */
  void remove(Fd parent, RawString name) throws SyscallException {
    boolean directory = files.status(parent, name).kind() == FileKind.DIRECTORY;
    files.unlink(parent, name, directory ? Set.of(AtFlag.AT_REMOVEDIR) : Set.of());
  }
}
