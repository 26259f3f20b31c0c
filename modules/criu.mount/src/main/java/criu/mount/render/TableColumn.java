package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountInfoWords;
import criu.mount.render.view.Marks;
import criu.mount.render.view.ShownNamespace;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column of the table; the names are those of findmnt(8) where it has the column. */
public enum TableColumn {
  /** The id of the mount. */
  ID("ID"),
  /** The id of the mount it is mounted on. */
  PARENT("PARENT"),
  /** The mountpoint. */
  TARGET("TARGET"),
  /** The source, with the part that is shown. */
  SOURCE("SOURCE"),
  /** The part of the file system that is shown. */
  FSROOT("FSROOT"),
  /** The type. */
  FSTYPE("FSTYPE"),
  /** The number of the device. */
  DEVICE("MAJ:MIN"),
  /** All options. */
  OPTIONS("OPTIONS"),
  /** The options of the mount. */
  VFS_OPTIONS("VFS-OPTIONS"),
  /** The options of the superblock. */
  FS_OPTIONS("FS-OPTIONS"),
  /** How mounts propagate, without numbers. */
  PROPAGATION("PROPAGATION"),
  /** The peer group and the master, as mountinfo has them. */
  OPT_FIELDS("OPT-FIELDS"),
  /** The number of the mount namespace; not one of findmnt's. */
  NAMESPACE("NAMESPACE"),
  /** The marks of the tree; not one of findmnt's. */
  MARKS("MARKS");

  private final String title;

  TableColumn(String title) {
    this.title = title;
  }

  /** Returns the name of the column. */
  public String title() {
    return title;
  }

  /** Returns the column of a name in letters of either case. */
  public static Optional<TableColumn> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(column -> column.title.equals(upper)).findFirst();
  }

  String of(ShownNamespace namespace, Mount mount) {
    return switch (this) {
      case ID -> Integer.toUnsignedString(mount.id());
      case PARENT -> Integer.toUnsignedString(mount.parentId());
      case TARGET -> mount.mountpoint().toString();
      case SOURCE -> MountWords.source(mount);
      case FSROOT -> MountWords.root(mount);
      case FSTYPE -> MountWords.type(mount);
      case DEVICE -> mount.superblock().device().toString();
      case OPTIONS -> MountWords.options(mount);
      case VFS_OPTIONS -> MountWords.withAccess(MountInfoWords.ofMount(mount.flags()));
      case FS_OPTIONS -> MountWords.superblockOptions(mount.superblock());
      case PROPAGATION -> MountWords.propagation(mount.sharing());
      case OPT_FIELDS -> MountWords.optionalFields(mount.sharing());
      case NAMESPACE -> Integer.toUnsignedString(namespace.id());
      case MARKS -> String.join(",", Marks.of(namespace, mount));
    };
  }
}
