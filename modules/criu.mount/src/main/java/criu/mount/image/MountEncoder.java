package criu.mount.image;

import criu.mount.image.proto.MountEntry;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.Origin;
import criu.syscall.Device;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns mounts into records of a mountpoints file. */
final class MountEncoder {
  private final Set<Device> given;

  /**
   * Makes an encoder.
   *
   * @param given the superblocks that a restore is given and does not make, so that it need not
   *     know their types
   */
  MountEncoder(Set<Device> given) {
    this.given = given;
  }

  /** Makes an encoder for a checkpoint: given are the roots and what comes from outside. */
  static MountEncoder of(Checkpoint checkpoint) {
    Set<Device> given = new HashSet<>();
    for (MountNamespace namespace : checkpoint.namespaces()) {
      given.add(namespace.tree().root().superblock().device());
      for (Mount mount : namespace.tree().mounts()) {
        if (mount.origin().isOutside()) {
          given.add(mount.superblock().device());
        }
      }
    }
    return new MountEncoder(given);
  }

  MountEntry encode(Mount mount) {
    MountEntry.Builder entry =
        MountEntry.newBuilder()
            .setMntId(mount.id())
            .setRootDev(DeviceNumbers.encode(mount.superblock().device()))
            .setParentMntId(mount.parentId())
            .setFlags(FlagWords.encode(mount))
            .setRoot(MountImages.field(mount.root()))
            .setMountpoint(MountImages.field(mount.mountpoint()))
            .setSource(MountImages.field(mount.superblock().source()))
            .setOptions(MountImages.field(mount.superblock().options()))
            .setSharedId(mount.sharing().groupId())
            .setMasterId(mount.sharing().masterId())
            .setSbFlags(mount.superblock().flags().bits());
    if (mount.rootDeleted()) {
      entry.setDeleted(true);
    }
    encodeType(mount, entry);
    encodeOrigin(mount.origin(), entry);
    return entry.build();
  }

  /** Tells whether a restore is given the superblock of a mount and does not make it. */
  boolean isGiven(Mount mount) {
    return given.contains(mount.superblock().device());
  }

  private void encodeType(Mount mount, MountEntry.Builder entry) {
    Optional<FsCode> code = FsCode.of(mount.superblock().baseType());
    boolean made = isDevice(mount) || !given.contains(mount.superblock().device());
    if (code.isEmpty() && made) {
      entry.setFstype(FsCode.AUTO.number());
      entry.setFsname(MountImages.field(mount.superblock().type()));
    } else {
      entry.setFstype(code.orElse(FsCode.UNSUPPORTED).number());
    }
  }

  private static boolean isDevice(Mount mount) {
    return mount.origin() instanceof Origin.DeviceExternal;
  }

  private static void encodeOrigin(Origin origin, MountEntry.Builder entry) {
    switch (origin) {
      case Origin.Tree _ -> {}
      case Origin.Plugin _ -> entry.setWithPlugin(true);
      case Origin.DeviceExternal _ -> entry.setExtKey(MountImages.field(MountImages.DEVICE_KEY));
      case Origin.AutoExternal(boolean internalSharing) -> {
        entry.setExtKey(MountImages.field(MountImages.AUTO_KEY));
        encodeInternalSharing(internalSharing, entry);
      }
      case Origin.External(var key, boolean internalSharing) -> {
        entry.setExtKey(MountImages.field(key));
        encodeInternalSharing(internalSharing, entry);
      }
    }
  }

  private static void encodeInternalSharing(boolean internal, MountEntry.Builder entry) {
    if (internal) {
      entry.setInternalSharing(true);
    }
  }
}
