package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.Ownership;
import criu.mount.model.UserNamespace;
import criu.syscall.FileStatus;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whose the roots of mounts were that had been unlinked.
 *
 * @param recorded by the id of the mount, as the images have it
 * @param user the user namespace whose ids the images have, if it is another than that of this
 *     program
 */
record Ownerships(Map<Integer, Ownership> recorded, Optional<UserNamespace> user) {

  /** Returns what the images say, else the ownership of the mountpoint. */
  Ownership of(Mount mount, FileStatus mountpoint) {
    return Optional.ofNullable(recorded.get(mount.id()))
        .flatMap(this::seenFromHere)
        .orElse(new Ownership(mountpoint.mode(), mountpoint.uid(), mountpoint.gid()));
  }

  private Optional<Ownership> seenFromHere(Ownership inside) {
    if (user.isEmpty()) {
      return Optional.of(inside);
    }
    OptionalLong uid = user.get().uids().outside(inside.uid());
    OptionalLong gid = user.get().gids().outside(inside.gid());
    return uid.isPresent() && gid.isPresent()
        ? Optional.of(new Ownership(inside.mode(), uid.getAsLong(), gid.getAsLong()))
        : Optional.empty();
  }
}
