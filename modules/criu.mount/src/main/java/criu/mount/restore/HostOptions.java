package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Instances;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options that the host's own mounts have, of the types whose options are those of the last
 * mount: a restore gives them again, so that it changes nothing.
 */
final class HostOptions {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  /** None of them. */
  static final HostOptions NONE = new HostOptions(Map.of());

  private final Map<RawString, RawString> byType;

  private HostOptions(Map<RawString, RawString> byType) {
    this.byType = byType;
  }

  /** Reads the host's mounts, if a tree has a mount of such a type. */
  static HostOptions neededFor(MountForest forest) throws IOException {
    Map<RawString, RawString> byType = new HashMap<>();
    if (forest.mounts().stream().anyMatch(HostOptions::takesThem)) {
      MountInfoFile.parse(MOUNTS).mounts().stream()
          .filter(HostOptions::takesThem)
          .forEach(mount -> byType.put(mount.superblock().type(), mount.superblock().options()));
    }
    return new HostOptions(byType);
  }

  private static boolean takesThem(Mount mount) {
    return FileSystemType.named(mount.superblock().baseType())
        .filter(type -> type.instances() == Instances.ONE_WITH_OPTIONS_OF_THE_LAST_MOUNT)
        .isPresent();
  }

  /** Returns the options of a type, if the host has it mounted. */
  Optional<RawString> of(RawString type) {
    return Optional.ofNullable(byType.get(type));
  }
}
