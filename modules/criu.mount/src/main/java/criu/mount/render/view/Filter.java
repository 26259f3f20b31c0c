package criu.mount.render.view;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;

/**
 * Which mounts are wanted: those that pass everything that is asked for.
 *
 * @param path mounts at this path and below
 * @param types mounts of one of these file system types, with or without subtype; any when empty
 * @param peerGroup mounts in this peer group, and its slaves
 * @param external only mounts that someone outside of the tree brings back
 */
public record Filter(
    Optional<RawString> path,
    List<RawString> types,
    Optional<Integer> peerGroup,
    boolean external) {

  /** Every mount is wanted. */
  public static final Filter ALL = new Filter(Optional.empty(), List.of(), Optional.empty(), false);

  /** Copies the list. */
  public Filter {
    types = List.copyOf(types);
  }

  /** Tells whether a mount is wanted. */
  public boolean accepts(Mount mount) {
    return path.stream().allMatch(one -> RawPaths.isWithin(one, mount.mountpoint()))
        && hasType(mount.superblock())
        && peerGroup.stream().allMatch(group -> belongs(mount.sharing(), group))
        && (!external || mount.origin().isOutside());
  }

  private boolean hasType(Superblock superblock) {
    return types.isEmpty()
        || types.contains(superblock.type())
        || types.contains(superblock.baseType());
  }

  private static boolean belongs(Sharing sharing, int group) {
    return sharing.groupId() == group || sharing.masterId() == group;
  }
}
