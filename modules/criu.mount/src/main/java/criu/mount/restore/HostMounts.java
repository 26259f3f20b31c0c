package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The host's mounts on which paths lie. */
final class HostMounts {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  private HostMounts() {}

  /**
   * Returns the mount on which each path lies, which may be that of a symbolic link's target.
   *
   * @throws MountException when there is nothing at a path
   */
  static Map<RawString, Mount> under(FileCalls files, Set<RawString> paths) throws IOException {
    Map<RawString, Mount> found = new HashMap<>();
    if (paths.isEmpty()) {
      return found;
    }
    Map<Long, Mount> byId = new HashMap<>();
    for (Mount mount : MountInfoFile.parse(MOUNTS).mounts()) {
      byId.put(Integer.toUnsignedLong(mount.id()), mount);
    }
    for (RawString path : paths) {
      Optional.ofNullable(byId.get(idUnder(files, path))).ifPresent(on -> found.put(path, on));
    }
    return found;
  }

  private static long idUnder(FileCalls files, RawString path) throws MountException {
    try (Fd place = files.open(Fd.CWD, path, Places.PLACE_FOLLOWED, 0)) {
      return files.status(place, RawString.EMPTY).mountId();
    } catch (SyscallException e) {
      throw new MountException("restore: look at the host", path.toString(), e)
          .remedy("give a path that exists with --root or --external");
    }
  }
}
