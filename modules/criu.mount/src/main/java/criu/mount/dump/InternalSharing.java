package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.mount.rule.HostMounts;
import java.util.ArrayList;
import java.util.List;

/** Marks the external mounts that are in a peer group which is not the host's. */
final class InternalSharing {

  private InternalSharing() {}

  static List<Mount> marked(List<Mount> mounts, HostMounts host) {
    List<Mount> marked = new ArrayList<>(mounts.size());
    for (Mount mount : mounts) {
      boolean internal = mount.sharing().isShared() && !host.hasGroup(mount.sharing().groupId());
      marked.add(internal ? mark(mount) : mount);
    }
    return List.copyOf(marked);
  }

  private static Mount mark(Mount mount) {
    return mount.origin() instanceof Origin.External external
        ? mount.withOrigin(new Origin.External(external.key(), true))
        : mount;
  }
}
