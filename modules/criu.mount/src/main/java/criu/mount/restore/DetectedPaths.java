package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.function.Consumer;

/** Looks, before anything is built, at the host's paths that were found at dump. */
final class DetectedPaths {

  private DetectedPaths() {}

  /**
   * Checks that there is something at each.
   *
   * @param log takes a line for each path that shows another file system than at dump
   */
  static void check(FileCalls files, MountForest forest, Consumer<String> log)
      throws MountException {
    for (Mount mount : forest.mounts()) {
      if (mount.origin() instanceof Origin.AutoExternal) {
        check(files, mount, log);
      }
    }
  }

  private static void check(FileCalls files, Mount mount, Consumer<String> log)
      throws MountException {
    RawString path = mount.superblock().source();
    try (Fd place = files.open(Fd.CWD, path, Places.PLACE_FOLLOWED, 0)) {
      Device found = files.status(place, RawString.EMPTY).device();
      if (!found.equals(mount.superblock().device())) {
        log.accept(
            mount.label()
                + ": "
                + path
                + " is on device "
                + found
                + ", and was on device "
                + mount.superblock().device()
                + " at dump");
      }
    } catch (SyscallException e) {
      throw new MountException("restore: look at the host", mount.label(), e)
          .remedy(
              "make "
                  + path
                  + ", where it was found at dump, or dump with --external 'mnt["
                  + mount.mountpoint()
                  + "]:KEY' to choose a path at restore");
    }
  }
}
