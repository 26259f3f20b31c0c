package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Instances;
import criu.mount.filesystem.MountOptions;
import criu.mount.filesystem.SourceOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes superblocks with fsopen, fsconfig and fsmount; see fsopen(2). */
final class FileSystemMaker {
  private static final int MESSAGE_SIZE = 4096;
  private static final int LONGEST = 255; // of a string for fsconfig

  private final Kernel kernel;
  private final HostOptions hostOptions;

  FileSystemMaker(Kernel kernel, HostOptions hostOptions) {
    this.kernel = kernel;
    this.hostOptions = hostOptions;
  }

  /**
   * Makes the superblock, writable for the time being, and a detached mount of it.
   *
   * @param root the root of the tree under construction, in which paths among the options are
   *     looked for before they are looked for on the host
   * @param scratch where file systems are mounted whose options are too long to be given one by one
   */
  Fd make(Mount mount, Optional<Fd> root, Scratch.Lazy scratch) throws IOException {
    Superblock superblock = mount.superblock();
    Optional<FileSystemType> type = FileSystemType.named(superblock.baseType());
    Instances instances = type.map(FileSystemType::instances).orElse(Instances.NEW_EACH_TIME);
    List<FsConfig> options = MountOptions.commands(options(superblock, instances));
    // mounted now, because inside of the tree it would be mounted over the tree
    Optional<Scratch> place =
        areTooLong(superblock, options) ? Optional.of(scratch.get()) : Optional.empty();
    if (type.filter(FileSystemType::takesPaths).isPresent() && root.isPresent()) {
      try {
        return inside(root.get(), () -> make(superblock, instances, options, place));
      } catch (IOException e) {
        if (!(e.getCause() instanceof SyscallException cause) || cause.errno() != Errno.ENOENT) {
          throw e;
        } // not paths of the tree, so they are the host's
      }
    }
    return make(superblock, instances, options, place);
  }

  private static boolean areTooLong(Superblock superblock, List<FsConfig> options) {
    return superblock.source().length() > LONGEST
        || options.stream()
            .anyMatch(o -> o instanceof FsConfig.SetString(_, var v) && v.length() > LONGEST);
  }

  private Fd make(
      Superblock superblock, Instances instances, List<FsConfig> options, Optional<Scratch> place)
      throws IOException {
    return place.isPresent()
        ? place.get().mount(superblock, MountOptions.data(options))
        : configured(superblock, instances, options);
  }

  private Fd configured(Superblock superblock, Instances instances, List<FsConfig> options)
      throws IOException {
    List<FsConfig> commands = new ArrayList<>();
    if (!superblock.source().isEmpty()) {
      commands.add(new FsConfig.SetString(new RawString("source"), superblock.source()));
    }
    commands.addAll(options);
    if (instances == Instances.NEW_EACH_TIME) {
      commands.addAll(flags(superblock.flags().without(MountFlag.MS_RDONLY)));
    }
    return created(superblock.baseType(), commands);
  }

  /** Makes the superblock of a type as the commands say, and a detached mount of it. */
  Fd created(RawString type, List<FsConfig> commands) throws IOException {
    try (Fd context = kernel.mounts().fsopen(type)) {
      configure(context, commands);
      configure(context, List.of(new FsConfig.Create()));
      return kernel.mounts().fsmount(context, Set.of());
    }
  }

  /**
   * Mounts, detached, what is on a device or server. It is mounted as read-only as it was, because
   * the superblock may be the host's too, and is never changed afterwards.
   */
  Fd mount(Mount mount, RawString source) throws IOException {
    Superblock superblock = mount.superblock();
    if (!(mount.origin() instanceof Origin.DeviceExternal) && superblock.device().major() != 0) {
      checkThatItIsTheDevice(mount, source);
    }
    List<FsConfig> commands = new ArrayList<>();
    commands.add(new FsConfig.SetString(new RawString("source"), source));
    commands.addAll(SourceOptions.of(superblock));
    commands.addAll(flags(superblock.flags()));
    return created(superblock.baseType(), commands);
  }

  /** The source of the images names the device of another machine as well as that of this one. */
  private void checkThatItIsTheDevice(Mount mount, RawString source) throws IOException {
    Device found = kernel.files().status(Fd.CWD, source).special();
    if (!found.equals(mount.superblock().device())) {
      throw MountException.because(
              "restore: mount " + source,
              mount.label(),
              "it is not device " + mount.superblock().device() + " here")
          .remedy(
              "dump with --external 'dev["
                  + mount.superblock().device().toString().replace(':', '/')
                  + "]:NAME', and restore with --external 'dev[NAME]:PATH'");
    }
  }

  /** Something done while the root of the thread is another. */
  @FunctionalInterface
  private interface Making {
    Fd make() throws IOException;
  }

  private Fd inside(Fd root, Making making) throws IOException {
    try (Fd home = kernel.files().open(Fd.CWD, RawPaths.ROOT, Places.PLACE_FOLLOWED, 0)) {
      kernel.namespaces().fchdir(root);
      kernel.namespaces().chroot(Places.HERE);
      try {
        return making.make();
      } finally {
        kernel.namespaces().fchdir(home);
        kernel.namespaces().chroot(Places.HERE);
      }
    }
  }

  private RawString options(Superblock superblock, Instances instances) {
    return switch (instances) {
      case NEW_EACH_TIME, CHOSEN_BY_OPTIONS -> superblock.options();
      case ONE_IN_THE_KERNEL -> RawString.EMPTY;
      case ONE_WITH_OPTIONS_OF_THE_LAST_MOUNT ->
          hostOptions.of(superblock.baseType()).orElse(superblock.options());
    };
  }

  /** Gives the superblock of a mount its flags, if it has any that it did not get when made. */
  void seal(Mount mount, Fd descriptor) throws IOException {
    boolean hostOwned =
        FileSystemType.named(mount.superblock().baseType())
            .filter(type -> type.instances() == Instances.NEW_EACH_TIME)
            .isEmpty();
    if (hostOwned || !mount.superblock().flags().has(MountFlag.MS_RDONLY)) {
      return;
    }
    try (Fd context = kernel.mounts().fspick(descriptor)) {
      List<FsConfig> commands = new ArrayList<>(flags(mount.superblock().flags()));
      commands.add(new FsConfig.Reconfigure());
      configure(context, commands);
    }
  }

  private static List<FsConfig> flags(MountFlags flags) {
    List<FsConfig> commands = new ArrayList<>();
    addIf(commands, flags, MountFlag.MS_RDONLY, "ro");
    addIf(commands, flags, MountFlag.MS_SYNCHRONOUS, "sync");
    addIf(commands, flags, MountFlag.MS_DIRSYNC, "dirsync");
    return commands;
  }

  private static void addIf(
      List<FsConfig> commands, MountFlags flags, MountFlag flag, String word) {
    if (flags.has(flag)) {
      commands.add(new FsConfig.SetFlag(new RawString(word)));
    }
  }

  private void configure(Fd context, List<FsConfig> commands) throws IOException {
    for (FsConfig command : commands) {
      try {
        kernel.mounts().fsconfig(context, command);
      } catch (SyscallException e) {
        throw new IOException(e.getMessage() + explanation(context, e), e);
      }
    }
  }

  /** Returns what the file system itself says of the failure; see fsopen(2), messages. */
  private String explanation(Fd context, SyscallException failure) {
    byte[] buffer = new byte[MESSAGE_SIZE];
    try {
      int length = kernel.files().read(context, buffer, 0, buffer.length);
      return ": " + new String(buffer, 0, length, StandardCharsets.UTF_8).strip();
    } catch (SyscallException e) {
      if (e.errno() != Errno.ENODATA) {
        failure.addSuppressed(e);
      }
      return ""; // it says nothing
    }
  }
}
