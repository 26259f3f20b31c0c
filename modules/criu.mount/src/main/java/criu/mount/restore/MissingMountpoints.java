package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the mountpoints that are missing in the directory that becomes the root, as container
 * engines do: directories, and empty files where a file is mounted. They are seen on the host.
 */
final class MissingMountpoints {
  private final FileCalls files;
  private final MissingPlaces places;

  private MissingMountpoints(FileCalls files, MissingPlaces places) {
    this.files = files;
    this.places = places;
  }

  /**
   * Makes what is missing for mounts on the root mount.
   *
   * @param root the host's directory that becomes the root
   * @param externals the host's path for each mount that an option brings back, by mount id
   * @param places takes back what was made
   */
  static void make(
      Kernel kernel,
      RawString root,
      MountForest forest,
      Map<Integer, RawString> externals,
      MissingPlaces places)
      throws IOException {
    MissingMountpoints missing = new MissingMountpoints(kernel.files(), places);
    Fd base = places.keep(kernel.mounts().openTree(Fd.CWD, root, Places.COPY_PATH));
    for (Mount mount : forest.main().tree().children(forest.root())) {
      missing.makeFor(mount, base, Optional.ofNullable(externals.get(mount.id())));
    }
  }

  private void makeFor(Mount mount, Fd base, Optional<RawString> source) throws IOException {
    Optional<FileKind> kind = kind(mount, source);
    if (kind.isEmpty() || mount.mountpoint().equals(RawPaths.ROOT)) {
      return;
    }
    try {
      Fd parent = places.directory(base, RawPaths.parent(mount.mountpoint()));
      RawString name = RawPaths.name(mount.mountpoint());
      places.makeIfMissing(parent, name, kind.get() == FileKind.DIRECTORY);
    } catch (SyscallException e) {
      throw new MountException("restore: make the mountpoint", mount.label(), e)
          .remedy("make " + mount.mountpoint() + " in the root yourself, of the same kind");
    }
  }

  /** Returns what is mounted, as far as it is known before a restore. */
  private Optional<FileKind> kind(Mount mount, Optional<RawString> source) throws MountException {
    if (source.isEmpty()) {
      boolean whole = mount.origin() instanceof Origin.Tree && mount.showsWholeSuperblock();
      return whole ? Optional.of(FileKind.DIRECTORY) : Optional.empty();
    }
    try (Fd place = files.open(Fd.CWD, source.get(), Places.PLACE_FOLLOWED, 0)) {
      return Optional.of(files.status(place, RawString.EMPTY).kind());
    } catch (SyscallException e) {
      throw new MountException("restore: look at the host", mount.label(), e)
          .remedy("make " + source.get() + " on the host, or give another path with --external");
    }
  }
}
