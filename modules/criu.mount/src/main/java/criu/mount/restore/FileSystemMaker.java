package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Instances;
import criu.mount.filesystem.MountOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Superblock;
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
import java.util.Set;

/** Makes superblocks with fsopen, fsconfig and fsmount; see fsopen(2). */
final class FileSystemMaker {
  private static final int MESSAGE_SIZE = 4096;

  private final Kernel kernel;
  private final HostOptions hostOptions;

  FileSystemMaker(Kernel kernel, HostOptions hostOptions) {
    this.kernel = kernel;
    this.hostOptions = hostOptions;
  }

  /** Makes the superblock, writable for the time being, and a detached mount of it. */
  Fd make(Mount mount) throws IOException {
    Superblock superblock = mount.superblock();
    Instances instances =
        FileSystemType.named(superblock.baseType())
            .map(FileSystemType::instances)
            .orElse(Instances.NEW_EACH_TIME);
    try (Fd context = kernel.mounts().fsopen(superblock.baseType())) {
      configure(context, commands(superblock, instances));
      return kernel.mounts().fsmount(context, Set.of());
    }
  }

  private List<FsConfig> commands(Superblock superblock, Instances instances) {
    List<FsConfig> commands = new ArrayList<>();
    if (!superblock.source().isEmpty()) {
      commands.add(new FsConfig.SetString(new RawString("source"), superblock.source()));
    }
    commands.addAll(MountOptions.commands(options(superblock, instances)));
    if (instances == Instances.NEW_EACH_TIME) {
      commands.addAll(flags(superblock.flags().without(MountFlag.MS_RDONLY)));
    }
    commands.add(new FsConfig.Create());
    return commands;
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
