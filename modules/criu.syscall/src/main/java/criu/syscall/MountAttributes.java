package criu.syscall;

import java.util.Optional;
import java.util.Set;

/**
 * The change {@code mount_setattr(2)} makes.
 *
 * @param set attributes to raise
 * @param clear attributes to lower; holds {@code MOUNT_ATTR__ATIME} whenever an access time mode is
 *     set
 * @param propagation the propagation to give, or empty to leave it
 */
public record MountAttributes(
    Set<MountAttribute> set, Set<MountAttribute> clear, Optional<Propagation> propagation) {

  /** Returns the change that only gives a propagation. */
  public static MountAttributes of(Propagation propagation) {
    return new MountAttributes(Set.of(), Set.of(), Optional.of(propagation));
  }
}
