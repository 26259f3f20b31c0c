package criu.mount.procfs;

import criu.mount.model.Last;
import criu.mount.model.MountFlags;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lines before have said, so that mounts of which the same is said share one value, and it is
 * taken apart once.
 */
final class Seen {
  private final Map<String, Superblock> superblocks = new HashMap<>();
  private final Map<String, MountFlags> flags = new HashMap<>();
  private final Last<RawString> root = new Last<>(RawPaths.ROOT);

  /** Returns the superblock of a device of which these words were said last. */
  Optional<Superblock> superblock(Device device, String words) {
    return Optional.ofNullable(superblocks.get(words)).filter(one -> one.device().equals(device));
  }

  /** Keeps a superblock under its words. */
  Superblock keep(String words, Superblock superblock) {
    superblocks.put(words, superblock);
    return superblock;
  }

  /** Returns the flags for which such options stand, none of them unknown. */
  Optional<MountFlags> flags(String options) {
    return Optional.ofNullable(flags.get(options));
  }

  /** Keeps flags under their options. */
  void keep(String options, MountFlags meant) {
    flags.put(options, meant);
  }

  /** Returns the same root, the very object of the line before if it is equal. */
  RawString root(RawString one) {
    return root.same(one);
  }
}
