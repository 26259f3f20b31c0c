package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Ownership;
import criu.mount.model.RawPaths;
import criu.mount.model.UserNamespace;
import criu.syscall.FileStatus;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds whose the roots of mounts are that were unlinked, and that nobody else brings back. */
final class DeletedOwnerships {
  private DeletedOwnerships() {}

  /** Returns the ownership by the id of the mount; ids are those of the dumped user namespace. */
  static Map<Integer, Ownership> of(Kernel kernel, LiveTree found, MountForest dumped)
      throws IOException {
    List<ArchivedFileSystem> deleted = new ArrayList<>();
    for (Mount mount : dumped.mounts()) {
      if (mount.rootDeleted() && !mount.origin().isOutside()) {
        deleted.add(
            new ArchivedFileSystem(mount.superblock().device(), Map.of(RawPaths.ROOT, mount)));
      }
    }
    if (deleted.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Ownership> ownerships = new HashMap<>();
    try (OpenedMounts opened = OpenedMounts.of(kernel, found.namespaces(), dumped, deleted)) {
      for (ArchivedFileSystem one : deleted) {
        for (Mount mount : one.parts().values()) {
          FileStatus status = kernel.files().status(opened.get(mount), RawString.EMPTY);
          inside(status, found.user()).ifPresent(owner -> ownerships.put(mount.id(), owner));
        }
      }
    }
    return Map.copyOf(ownerships);
  }

  private static Optional<Ownership> inside(FileStatus status, Optional<UserNamespace> user) {
    if (user.isEmpty()) {
      return Optional.of(new Ownership(status.mode(), status.uid(), status.gid()));
    }
    OptionalLong uid = user.get().uids().inside(status.uid());
    OptionalLong gid = user.get().gids().inside(status.gid());
    return uid.isPresent() && gid.isPresent()
        ? Optional.of(new Ownership(status.mode(), uid.getAsLong(), gid.getAsLong()))
        : Optional.empty();
  }
}
