package criu.mount.image;

import criu.mount.image.proto.MountEntry;
import criu.mount.model.Origin;
import criu.syscall.RawString;

/** Tells from a record who brings the mount back, also where the image is old. */
final class OriginDecoder {
  private final MountEntry entry;
  private final ImagePlace place;

  OriginDecoder(MountEntry entry, ImagePlace place) {
    this.entry = entry;
    this.place = place;
  }

  /** Tells whether the image is so old that the key stands where the root should. */
  boolean keyIsInRoot() {
    return entry.getExtMount();
  }

  Origin origin() throws ImageException {
    boolean hasKey = entry.hasExtKey() || keyIsInRoot();
    place.check(!entry.hasExtKey() || !keyIsInRoot(), "ext_key", "it is set beside ext_mount");
    place.check(!hasKey || !entry.getWithPlugin(), "with_plugin", "it is set beside a key");
    if (hasKey) {
      return external();
    }
    if (entry.getWithPlugin()) {
      return new Origin.Plugin();
    }
    return isUnmarkedDevice() ? new Origin.DeviceExternal() : Origin.TREE;
  }

  private Origin external() throws ImageException {
    if (keyIsInRoot()) {
      RawString key = MountImages.raw(entry.getRoot(), "root", place);
      return new Origin.External(key, entry.getInternalSharing());
    }
    RawString key = MountImages.raw(entry.getExtKey(), "ext_key", place);
    if (key.equals(MountImages.AUTO_KEY)) {
      return new Origin.AutoExternal(entry.getInternalSharing());
    }
    return key.equals(MountImages.DEVICE_KEY)
        ? new Origin.DeviceExternal()
        : new Origin.External(key, entry.getInternalSharing());
  }

  /** Old images tell of an external device by its source alone. */
  private boolean isUnmarkedDevice() throws ImageException {
    if (FsCode.of(entry.getFstype()) != FsCode.AUTO
        || DeviceNumbers.decode(entry.getRootDev()).major() == 0) {
      return false;
    }
    RawString source = MountImages.raw(entry.getSource(), "source", place);
    return source.startsWith("dev[") && source.endsWith("]");
  }
}
