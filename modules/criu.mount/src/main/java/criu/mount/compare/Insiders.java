package criu.mount.compare;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The peer groups that have a mount in some trees. A master without one belongs to the host. */
record Insiders(Set<Integer> groups) {

  static Insiders of(List<MountTree> trees) {
    Set<Integer> groups = new HashSet<>();
    for (MountTree tree : trees) {
      for (Mount mount : tree.mounts()) {
        groups.add(mount.sharing().groupId());
      }
    }
    return new Insiders(groups);
  }

  /** Tells whether a mount has a master, and it is outside of the trees. */
  boolean hasOutsideMaster(Mount mount) {
    return mount.sharing().isSlave() && !groups.contains(mount.sharing().masterId());
  }
}
