package criu.mount.image;

import criu.syscall.Device;

/** The names of image files. */
public final class ImageNames {
  /** The file without which nothing is a checkpoint. */
  public static final String INVENTORY = "inventory.img";

  static final String PSTREE = "pstree.img";
  static final String DELETED_ROOTS = "deleted-roots.img";
  static final String TEMPORARY = ".tmp";
  private static final String SUFFIX = ".img";

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

  static String userNamespace(int namespaceId) {
    return "userns-" + Integer.toUnsignedString(namespaceId) + ".img";
  }

  /** Tells whether a file of this name belongs to a checkpoint. */
  static boolean tellsOfCheckpoint(String name) {
    boolean numbered =
        name.startsWith("mountpoints-")
            || name.startsWith("ids-")
            || name.startsWith("tmpfs-")
            || name.startsWith("autofs-")
            || name.startsWith("userns-");
    return name.equals(INVENTORY)
        || name.equals(PSTREE)
        || name.equals(DELETED_ROOTS)
        || (numbered && name.endsWith(SUFFIX));
  }

  /** Tells whether a restore of mounts may read a file of this name. */
  public static boolean tellsOfMounts(String name) {
    return tellsOfCheckpoint(name) || (name.startsWith("plugin-") && name.endsWith(SUFFIX));
  }

  /** Tells whether a file of this name holds content of mounts, of any size. */
  public static boolean isContent(String name) {
    return tellsOfMounts(name) && name.endsWith(".tar.gz" + SUFFIX);
  }

  /** Tells whether a file of this name is one that a transaction has not renamed yet. */
  static boolean isTemporary(String name) {
    return name.startsWith(".") && name.contains(SUFFIX + ".") && name.endsWith(TEMPORARY);
  }
}
