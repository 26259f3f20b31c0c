package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.OutsideSharing;
import criu.mount.model.UnknownFlag;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rules look at.
 *
 * @param pid the process that is dumped
 * @param forest its mount namespaces; each mount says who brings it back
 * @param pids a process of each namespace, by the namespace's number
 * @param unknown what mountinfo says that images cannot hold
 * @param sources from what its mounts can be copied
 * @param host the mounts of the host
 * @param keys the mountpoints that options name
 * @param outside which links to mounts of the host are wanted
 * @param unusedDevices the devices that options name and no mount is of
 * @param filled the superblocks whose files the images cannot hold, and that have some
 * @param lostLayers by the ids of overlays, a layer that a restore would not find
 */
public record Subject(
    int pid,
    MountForest forest,
    Map<Integer, Integer> pids,
    List<UnknownFlag> unknown,
    Sources sources,
    HostMounts host,
    Set<RawString> keys,
    OutsideSharing outside,
    Set<RawString> unusedDevices,
    Set<Device> filled,
    Map<Integer, LostLayer> lostLayers) {

  /** Returns a process in the namespace of a mount. */
  public int pid(Mount mount) {
    return pids.getOrDefault(forest.namespace(mount).id(), pid);
  }

  /** Tells whether a mount is in the namespace of the root task, whose mounts options can name. */
  public boolean isMain(Mount mount) {
    return forest.namespace(mount).equals(forest.main());
  }

  /** Tells whether a mount is the root of the root task's namespace, which restore is given. */
  public boolean isRoot(Mount mount) {
    return mount.id() == forest.root().id();
  }
}
