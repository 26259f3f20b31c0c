package criu.mount.external;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.plugin.MountRecord;
import criu.plugin.PathBytes;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;

/** Mounts as plugins see them. */
public final class Records {

  private Records() {}

  /** Returns all mounts, namespace by namespace, parents before children. */
  static List<MountRecord> of(MountForest forest) {
    List<MountRecord> records = new ArrayList<>(forest.mounts().size());
    for (MountNamespace namespace : forest.namespaces()) {
      namespace.tree().depthFirst().forEach(mount -> records.add(of(mount)));
    }
    return List.copyOf(records);
  }

  /** Returns one mount. */
  public static MountRecord of(Mount mount) {
    return new MountRecord(
        mount.id(),
        mount.parentId(),
        path(mount.mountpoint()),
        path(mount.root()),
        path(mount.superblock().type()),
        path(mount.superblock().source()),
        path(mount.superblock().options()),
        mount.flags().has(MountFlag.MS_RDONLY));
  }

  static PathBytes path(RawString raw) {
    return new PathBytes(raw.latin1());
  }
}
