package criu.mount.plan;

import criu.mount.model.Mount;
import java.util.List;

/**
 * One mount and what the kernel makes of it by propagation.
 *
 * @param origin the mount that is made and placed
 * @param copies mounts of the tree that propagation makes from it
 * @param after mounts that must not stand yet when it happens, for they would get a copy
 * @param unwanted slaves on which a copy is unmounted again if they stand already
 */
record PropagationEvent(Mount origin, List<Mount> copies, List<Mount> after, List<Mount> unwanted) {

  /** Returns the event of a mount that nothing receives. */
  static PropagationEvent alone(Mount mount) {
    return new PropagationEvent(mount, List.of(), List.of(), List.of());
  }
}
