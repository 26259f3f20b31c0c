package criu.mount.compare;

import criu.mount.compare.Difference.Property;
import criu.mount.model.Mount;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the mounts of one live namespace between two readings. Here mounts are known by
 * their ids, while {@link TreeComparison} compares trees of different namespaces.
 */
public final class MountChanges {
  private static final String ABSENT = "absent";

  private final List<Difference> changes = new ArrayList<>();

  private MountChanges() {}

  /** Returns what vanished and changed in the order of the mounts before, then what appeared. */
  public static List<Difference> between(List<Mount> before, List<Mount> after) {
    MountChanges found = new MountChanges();
    Map<Integer, Mount> left = new LinkedHashMap<>();
    after.forEach(mount -> left.put(mount.id(), mount));
    for (Mount mount : before) {
      Mount now = left.get(mount.id());
      if (now != null && isSame(mount, now)) {
        left.remove(mount.id());
        found.compare(mount, now);
      } else {
        found.check(mount, Property.PRESENCE, present(mount), ABSENT);
      }
    }
    left.values().forEach(mount -> found.check(mount, Property.PRESENCE, ABSENT, present(mount)));
    return found.changes;
  }

  /** The kernel gives the id of a mount that is gone to a new one. */
  private static boolean isSame(Mount before, Mount after) {
    return before.superblock().device().equals(after.superblock().device())
        && (before.root().equals(after.root()) || before.mountpoint().equals(after.mountpoint()));
  }

  private static String present(Mount mount) {
    return "there, " + mount.superblock().type() + " " + mount.superblock().device();
  }

  private void compare(Mount before, Mount after) {
    check(before, Property.MOUNTPOINT, before.mountpoint(), after.mountpoint());
    check(before, Property.PARENT, before.parentId(), after.parentId());
    check(before, Property.ROOT, before.root(), after.root());
    check(before, Property.ROOT_DELETED, before.rootDeleted(), after.rootDeleted());
    check(
        before,
        Property.MOUNT_FLAGS,
        PairComparison.text(before.flags()),
        PairComparison.text(after.flags()));
    compare(before, before.sharing(), after.sharing());
    compare(before, before.superblock(), after.superblock());
  }

  private void compare(Mount mount, Sharing before, Sharing after) {
    check(mount, Property.PEER_GROUP, before.groupId(), after.groupId());
    check(mount, Property.MASTER, before.masterId(), after.masterId());
    check(mount, Property.UNBINDABLE, before.unbindable(), after.unbindable());
  }

  private void compare(Mount mount, Superblock before, Superblock after) {
    check(mount, Property.SUPERBLOCK, before.device(), after.device());
    check(mount, Property.TYPE, before.type(), after.type());
    check(mount, Property.SOURCE, before.source(), after.source());
    check(
        mount,
        Property.SUPERBLOCK_FLAGS,
        PairComparison.text(before.flags()),
        PairComparison.text(after.flags()));
    check(mount, Property.SUPERBLOCK_OPTIONS, before.options(), after.options());
  }

  private void check(Mount mount, Property property, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add(new Difference(mount.label(), property, before.toString(), after.toString()));
    }
  }
}
