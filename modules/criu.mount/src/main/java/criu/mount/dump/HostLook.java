package criu.mount.dump;

import criu.mount.model.Mount;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import java.util.Set;

/** Looks at the host whether a path leads to a mount; opens nothing but the place. */
record HostLook(FileCalls files) implements AutoDetection.Look {
  private static final Set<OpenFlag> PLACE =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC, OpenFlag.O_NOFOLLOW);
  private static final Set<ResolveFlag> NO_LINKS =
      Set.of(ResolveFlag.RESOLVE_NO_SYMLINKS, ResolveFlag.RESOLVE_NO_MAGICLINKS);

  @Override
  public boolean leadsTo(RawString path, Mount hostMount) {
    try (Fd place = files.openIn(Fd.CWD, path, PLACE, 0, NO_LINKS)) {
      long id = files.status(place, RawString.EMPTY).mountId();
      return id == Integer.toUnsignedLong(hostMount.id());
    } catch (SyscallException e) {
      return false; // it was removed, or something hides it
    }
  }
}
