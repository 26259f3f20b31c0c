package criu.mount.image;

import static criu.syscall.MountFlag.MS_SHARED;
import static criu.syscall.MountFlag.MS_SLAVE;
import static criu.syscall.MountFlag.MS_UNBINDABLE;

import com.google.protobuf.ByteString;
import criu.mount.image.proto.MountEntry;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;

/** Turns one record of a mountpoints file into a mount. */
final class MountDecoder {
  private final MountEntry entry;
  private final ImagePlace place;
  private final SharedParts shared;

  private MountDecoder(MountEntry entry, ImagePlace place, SharedParts shared) {
    this.entry = entry;
    this.place = place;
    this.shared = shared;
  }

  /**
   * Decodes a record.
   *
   * @param shared what the records before have told, one object for all that tell the same
   */
  static Mount decode(MountEntry entry, ImagePlace place, SharedParts shared)
      throws ImageException {
    return new MountDecoder(entry, place, shared).mount();
  }

  private Mount mount() throws ImageException {
    requireFields();
    RawString type = type();
    MountFlags flags = FlagWords.decode(entry.getFlags(), type.latin1());
    boolean old = !entry.hasSbFlags();
    OriginDecoder origin = new OriginDecoder(entry, place);
    return new Mount(
        id(),
        entry.getParentMntId(),
        mountpoint(),
        origin.keyIsInRoot() ? MountImages.NO_ROOT : shared.root(entry.getRoot(), place),
        shared.flags(old ? FlagWords.ofMountInOldImage(flags) : flags),
        sharing(),
        superblock(type, old ? FlagWords.ofSuperblockInOldImage(flags) : sbFlags()),
        entry.getDeleted(),
        origin.origin());
  }

  private void requireFields() throws ImageException {
    place.require(entry.hasFstype(), "fstype");
    place.require(entry.hasMntId(), "mnt_id");
    place.require(entry.hasRootDev(), "root_dev");
    place.require(entry.hasParentMntId(), "parent_mnt_id");
    place.require(entry.hasFlags(), "flags");
    place.require(entry.hasRoot(), "root");
    place.require(entry.hasMountpoint(), "mountpoint");
    place.require(entry.hasSource(), "source");
    place.require(entry.hasOptions(), "options");
  }

  private int id() throws ImageException {
    place.check(entry.getMntId() != 0, "mnt_id", "0 is not the id of a mount");
    return entry.getMntId();
  }

  private RawString type() throws ImageException {
    FsCode code = FsCode.of(entry.getFstype());
    if (code == FsCode.AUTO) {
      place.require(entry.hasFsname(), "fsname");
      return raw(entry.getFsname(), "fsname");
    }
    if (entry.hasFsname()) {
      throw place.broken("fsname", "it is set, but fstype is not " + FsCode.AUTO.number());
    }
    return code.type();
  }

  private MountFlags sbFlags() {
    return FlagWords.ofSuperblock(entry.getSbFlags());
  }

  private Superblock superblock(RawString type, MountFlags flags) throws ImageException {
    Device device = DeviceNumbers.decode(entry.getRootDev());
    Superblock told =
        new Superblock(
            device,
            type,
            shared.source(entry.getSource(), place),
            flags,
            shared.options(entry.getOptions(), place));
    return shared.superblock(told);
  }

  private Sharing sharing() throws ImageException {
    MountFlags flags = new MountFlags(entry.getFlags());
    place.check(
        !flags.has(MS_SHARED) || entry.getSharedId() != 0,
        "shared_id",
        "it is 0, but flags say that the mount is shared");
    place.check(
        !flags.has(MS_SLAVE) || entry.getMasterId() != 0,
        "master_id",
        "it is 0, but flags say that the mount is a slave");
    Sharing told = new Sharing(entry.getSharedId(), entry.getMasterId(), flags.has(MS_UNBINDABLE));
    return told.equals(Sharing.PRIVATE) ? Sharing.PRIVATE : told;
  }

  private RawString mountpoint() throws ImageException {
    RawString path = raw(entry.getMountpoint(), "mountpoint");
    if (!path.startsWith("/")) {
      place.check(false, "mountpoint", "it is not absolute: " + path);
    }
    if (!path.is("/")) {
      checkNames(path);
    }
    return path;
  }

  private void checkNames(RawString path) throws ImageException {
    String text = path.latin1();
    int start = 1;
    while (start <= text.length()) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      if (end == start || isDots(text, start, end)) {
        place.check(false, "mountpoint", "it has an empty name, '.' or '..' in it: " + path);
      }
      start = end + 1;
    }
  }

  private static boolean isDots(String text, int start, int end) {
    return text.startsWith(".", start)
        && (end == start + 1 || (end == start + 2 && text.startsWith("..", start)));
  }

  private RawString raw(ByteString bytes, String field) throws ImageException {
    return MountImages.raw(bytes, field, place);
  }
}
