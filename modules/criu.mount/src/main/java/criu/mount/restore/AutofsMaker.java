package criu.mount.restore;

import criu.mount.filesystem.AutofsOptions;
import criu.mount.filesystem.MountOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an autofs whose daemon is no more: with a pipe that is thrown away, the directories that
 * are mountpoints or the roots of binds, and then catatonic.
 */
final class AutofsMaker {
  private static final RawString AUTOFS = new RawString("autofs");
  private static final RawString PIPE = new RawString("pipe");
  private static final int FIFO = 0010600;
  private static final int MOUNTPOINT_MODE = 0555;
  private static final Set<OpenFlag> BOTH_ENDS =
      Set.of(OpenFlag.O_RDWR, OpenFlag.O_NONBLOCK, OpenFlag.O_CLOEXEC);

  private final Kernel kernel;
  private final FileSystemMaker fileSystems;
  private final MountForest forest;
  private final Map<Device, Set<RawString>> directories = new HashMap<>();

  AutofsMaker(Kernel kernel, FileSystemMaker fileSystems, MountForest forest) {
    this.kernel = kernel;
    this.fileSystems = fileSystems;
    this.forest = forest;
  }

  /** Makes the superblock and a detached mount of it. */
  Fd make(Mount mount) throws IOException {
    AutofsOptions options = AutofsOptions.of(mount.superblock().options());
    try (Fd pipe = pipe()) {
      List<FsConfig> commands = new ArrayList<>();
      commands.add(new FsConfig.SetString(new RawString("source"), mount.superblock().source()));
      commands.add(new FsConfig.SetDescriptor(new RawString("fd"), pipe));
      commands.addAll(MountOptions.commands(options.forMount()));
      Fd made = fileSystems.created(AUTOFS, commands);
      try {
        finish(mount, options, made);
      } catch (IOException e) {
        made.close();
        throw e;
      }
      return made;
    }
  }

  /** Directories can be made by the daemon's process group, which is ours, while it lives. */
  private void finish(Mount mount, AutofsOptions options, Fd made) throws IOException {
    try (Fd root = kernel.files().open(made, Places.HERE, Places.DIRECTORY, 0)) {
      for (RawString directory : directories(mount.superblock().device())) {
        makeDirectories(root, directory);
      }
      kernel.mounts().setExpiry(root, options.timeout());
      kernel.mounts().makeCatatonic(root);
    }
  }

  /** Returns a fifo, which is as good as a pipe, of a file system that goes with it. */
  private Fd pipe() throws IOException {
    try (Fd scratch = Capabilities.tmpfs(kernel)) {
      kernel.files().mknod(scratch, PIPE, FIFO, new Device(0, 0));
      return kernel.files().open(scratch, PIPE, BOTH_ENDS, 0);
    }
  }

  private Set<RawString> directories(Device device) {
    if (directories.isEmpty()) {
      for (Mount mount : forest.mounts()) {
        note(mount, mount.root());
        forest.parent(mount).ifPresent(parent -> noteMountpoint(parent, mount));
      }
    }
    return directories.getOrDefault(device, Set.of());
  }

  private void noteMountpoint(Mount parent, Mount mount) {
    RawString below = RawPaths.below(parent.mountpoint(), mount.mountpoint());
    note(parent, RawPaths.join(parent.root(), below));
  }

  private void note(Mount mount, RawString path) {
    if (mount.superblock().type().equals(AUTOFS) && !path.equals(RawPaths.ROOT)) {
      directories
          .computeIfAbsent(mount.superblock().device(), device -> new LinkedHashSet<>())
          .add(path);
    }
  }

  private void makeDirectories(Fd root, RawString path) throws SyscallException {
    String text = path.latin1();
    for (int end = text.indexOf('/', 1); end >= 0; end = text.indexOf('/', end + 1)) {
      makeDirectory(root, path.substring(1, end));
    }
    makeDirectory(root, path.substring(1));
  }

  private void makeDirectory(Fd root, RawString path) throws SyscallException {
    try {
      kernel.files().mkdir(root, path, MOUNTPOINT_MODE);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EEXIST) {
        throw e;
      }
    }
  }
}
