package criu.mount.image;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.mount.model.Task;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.List;

/** Values for tests. */
final class Samples {

  /** The objects of the program that dumped: CRIU numbers its own first. */
  static final Task.Objects DUMPER = new Task.Objects(1, 1, 1, 1, 1, 2, 3, 4, 6, 7, 8, 5);

  private Samples() {}

  /** The objects of a task that differs from the dumper in its mount namespace at least. */
  static Task.Objects objects(int mountNamespace) {
    return new Task.Objects(2, 2, 2, 1, 1, 2, 3, 4, mountNamespace, 7, 8, 5);
  }

  /** A plain mount; the superblock's device is 0:ID. */
  static Mount mount(int id, int parentId, String mountpoint, String type) {
    Superblock superblock =
        new Superblock(
            new Device(0, id),
            new RawString(type),
            new RawString("none"),
            MountFlags.NONE,
            RawString.EMPTY);
    return new Mount(
        id,
        parentId,
        new RawString(mountpoint),
        new RawString("/"),
        MountFlags.of(MountFlag.MS_RELATIME),
        Sharing.PRIVATE,
        superblock,
        false,
        Origin.TREE);
  }

  static Mount withFlags(Mount mount, MountFlags flags, Sharing sharing) {
    return new Mount(
        mount.id(),
        mount.parentId(),
        mount.mountpoint(),
        mount.root(),
        flags,
        sharing,
        mount.superblock(),
        mount.rootDeleted(),
        mount.origin());
  }

  static Mount withDevice(Mount mount, Device device) {
    Superblock old = mount.superblock();
    Superblock superblock =
        new Superblock(device, old.type(), old.source(), old.flags(), old.options());
    return new Mount(
        mount.id(),
        mount.parentId(),
        mount.mountpoint(),
        mount.root(),
        mount.flags(),
        mount.sharing(),
        superblock,
        mount.rootDeleted(),
        mount.origin());
  }

  static MountNamespace namespace(int id, List<Mount> mounts) {
    try {
      return new MountNamespace(id, MountTree.of(mounts));
    } catch (BrokenTreeException e) {
      throw new AssertionError(e);
    }
  }

  /** One task in namespace 9 with these mounts. */
  static Checkpoint checkpoint(List<Mount> mounts) {
    Task task = new Task(100, 0, 100, 100, List.of(100), objects(9));
    return new Checkpoint(DUMPER, List.of(), List.of(task), List.of(namespace(9, mounts)));
  }

  /**
   * Two tasks, each in a namespace of its own; a zombie of which nothing is known; the parent:
   *
   * <pre>
   * /             overlay       the given root
   * ├─/proc       proc
   * ├─/tmp        tmpfs         shared
   * ├─/data       unsupported   external by key
   * ├─/dev/sda    xfs           external device
   * ├─/secret     unsupported   claimed by a plugin, unlinked root
   * └─/x\377 y    ramfs         slave, read-only
   * </pre>
   */
  static Checkpoint twoNamespaces() {
    Task.Objects child = new Task.Objects(3, 3, 3, 2, 1, 2, 3, 4, 10, 7, 8, 5);
    List<Task> tasks =
        List.of(
            new Task(100, 0, 100, 100, List.of(100, 101), objects(9)),
            new Task(102, 100, 100, 100, List.of(102), child),
            new Task(103, 102, 100, 100, List.of(103), TaskImages.NO_OBJECTS));
    List<MountNamespace> namespaces =
        List.of(
            namespace(9, parentMounts()),
            namespace(10, List.of(mount(40, 39, "/", "overlay"), mount(41, 40, "/p", "proc"))));
    return new Checkpoint(DUMPER, List.of("sample", "größe"), tasks, namespaces);
  }

  private static List<Mount> parentMounts() {
    Mount secret = mount(26, 20, "/secret", "unsupported").withOrigin(new Origin.Plugin());
    return List.of(
        mount(20, 19, "/", "overlay"),
        mount(21, 20, "/proc", "proc"),
        withFlags(mount(22, 20, "/tmp", "tmpfs"), MountFlags.NONE, new Sharing(7, 0, false)),
        mount(23, 20, "/data", "unsupported")
            .withOrigin(new Origin.External(RawString.of("key"), true)),
        mount(24, 20, "/dev/sda", "xfs").withOrigin(new Origin.DeviceExternal()),
        new Mount(
            secret.id(),
            secret.parentId(),
            secret.mountpoint(),
            RawString.of("/gone"),
            secret.flags(),
            secret.sharing(),
            secret.superblock(),
            true,
            secret.origin()),
        withFlags(
            mount(27, 20, "/x\377 y", "ramfs"),
            MountFlags.of(MountFlag.MS_RDONLY, MountFlag.MS_STRICTATIME),
            new Sharing(0, 7, false)));
  }
}
