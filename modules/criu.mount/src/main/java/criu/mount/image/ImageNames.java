package criu.mount.image;

import criu.syscall.Device;

/** The names of image files. */
final class ImageNames {
  static final String INVENTORY = "inventory.img";
  static final String PSTREE = "pstree.img";

  private ImageNames() {}

  static String ids(int pid) {
    return "ids-" + Integer.toUnsignedString(pid) + ".img";
  }

  static String mountpoints(int namespaceId) {
    return "mountpoints-" + Integer.toUnsignedString(namespaceId) + ".img";
  }

  static String autofs(Device device) {
    return "autofs-" + Integer.toUnsignedString(DeviceNumbers.encode(device)) + ".img";
  }

  /** Tells whether a file of this name shows that there is a checkpoint. */
  static boolean tellsOfCheckpoint(String name) {
    return name.equals(INVENTORY) || (name.startsWith("mountpoints-") && name.endsWith(".img"));
  }
}
