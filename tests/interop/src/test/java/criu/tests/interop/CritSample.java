package criu.tests.interop;

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

/**
 * A checkpoint with every kind of mount that an image can tell of. Two tasks, each in a mount
 * namespace of its own; that of the first:
 *
 * <pre>
 * /          of no type that CRIU knows
 * ├─/proc    proc
 * ├─/größe   tmpfs, shared, read-only as mount and as superblock
 * ├─/slave   tmpfs, slave
 * ├─/data    external by key, unlinked root
 * ├─/disk    external device
 * ├─/secret  of a plugin
 * ├─/ram     ramfs, which CRIU has no number for
 * └─/cgroup  cgroup2
 * </pre>
 */
final class CritSample {
  private static final MountFlags RELATIME = MountFlags.of(MountFlag.MS_RELATIME);
  private static final Origin TREE = new Origin.Tree();

  private CritSample() {}

  static Checkpoint checkpoint() {
    Task.Objects dumper = new Task.Objects(1, 1, 1, 1, 1, 2, 3, 4, 6, 7, 8, 5);
    Task.Objects first = new Task.Objects(2, 2, 2, 2, 1, 2, 3, 4, 9, 7, 8, 5);
    Task.Objects second = new Task.Objects(3, 3, 3, 3, 1, 2, 3, 4, 10, 7, 8, 5);
    List<Task> tasks =
        List.of(
            new Task(100, 0, 100, 100, List.of(100, 101), first),
            new Task(102, 100, 102, 100, List.of(102), second));
    return new Checkpoint(
        dumper, List.of(), tasks, List.of(namespace(9, many()), namespace(10, few())));
  }

  private static List<Mount> many() {
    MountFlags readOnly = MountFlags.of(MountFlag.MS_RDONLY);
    Mount shared = mount(22, "/größe", "tmpfs", TREE);
    Mount slave = mount(23, "/slave", "tmpfs", TREE);
    Mount data = mount(24, "/data", "unsupported", new Origin.External(raw("data"), true));
    return List.of(
        mount(20, "/", "unsupported", TREE),
        mount(21, "/proc", "proc", TREE),
        with(shared, readOnly, new Sharing(7, 0, false), false),
        with(slave, MountFlags.NONE, new Sharing(0, 7, false), false),
        with(data, MountFlags.NONE, Sharing.PRIVATE, true),
        mount(25, "/disk", "ext4", new Origin.DeviceExternal()),
        mount(26, "/secret", "unsupported", new Origin.Plugin()),
        mount(27, "/ram", "ramfs", TREE),
        mount(28, "/cgroup", "cgroup2", TREE));
  }

  private static List<Mount> few() {
    return List.of(mount(40, "/", "overlay", TREE), mount(41, "/proc", "proc", TREE));
  }

  /** A mount on the first of its namespace, with a superblock of its own. */
  private static Mount mount(int id, String mountpoint, String type, Origin origin) {
    int root = id < 40 ? 20 : 40;
    Superblock superblock =
        new Superblock(
            new Device(0, id), raw(type), raw("none"), MountFlags.NONE, raw("mode=755,size=4k"));
    return new Mount(
        id,
        id == root ? root - 1 : root,
        raw(mountpoint),
        raw("/"),
        RELATIME,
        Sharing.PRIVATE,
        superblock,
        false,
        origin);
  }

  /** The same mount with more flags, which its superblock has as well. */
  private static Mount with(Mount mount, MountFlags flags, Sharing sharing, boolean deleted) {
    Superblock old = mount.superblock();
    return new Mount(
        mount.id(),
        mount.parentId(),
        mount.mountpoint(),
        mount.root(),
        new MountFlags(mount.flags().bits() | flags.bits()),
        sharing,
        new Superblock(old.device(), old.type(), old.source(), flags, old.options()),
        deleted,
        mount.origin());
  }

  private static MountNamespace namespace(int id, List<Mount> mounts) {
    try {
      return new MountNamespace(id, MountTree.of(mounts));
    } catch (BrokenTreeException e) {
      throw new AssertionError(e);
    }
  }

  private static RawString raw(String text) {
    return RawString.of(text);
  }
}
