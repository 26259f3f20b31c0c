package criu.mount.restore;

import criu.mount.model.MountException;
import criu.mount.model.UserNamespace;
import criu.mount.procfs.IdMapFile;
import criu.mount.restore.RestoreOptions.Engine;
import criu.mount.userns.NewUserNamespace;
import criu.mount.userns.UserNamespaceTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The user namespace that is to own what is restored: the one asked for, or one made with the maps
 * of the images, or that of this process. Closing it lets go of one that was made.
 *
 * @param target the user namespace, when it is not that of this process
 * @param made the one made, if one was
 */
record UserNamespaceChoice(Optional<UserNamespaceTarget> target, Optional<NewUserNamespace> made)
    implements AutoCloseable {
  private static final UserNamespaceChoice OWN =
      new UserNamespaceChoice(Optional.empty(), Optional.empty());

  /**
   * Chooses, and makes a user namespace if one is needed.
   *
   * @param asked the user namespace asked for
   * @param recorded the user namespace of the images
   * @throws MountException when the engine cannot build in a user namespace
   */
  static UserNamespaceChoice of(
      Optional<UserNamespaceTarget> asked, Optional<UserNamespace> recorded, Engine engine)
      throws IOException {
    boolean own = asked.isPresent() ? asked.get().isOwn() : recorded.isEmpty() || isConfined();
    if (own) {
      return OWN;
    }
    if (engine == Engine.CLASSIC) {
      throw MountException.because(
              "restore: plan",
              "user namespace",
              "the classic engine mounts over the host's tree, which is locked there")
          .remedy("leave out --mntns-compat-mode");
    }
    if (asked.isPresent()) {
      return new UserNamespaceChoice(asked, Optional.empty());
    }
    NewUserNamespace made = NewUserNamespace.make(recorded.orElseThrow());
    return new UserNamespaceChoice(Optional.of(made.target()), Optional.of(made));
  }

  /** Tells whether this process is in a user namespace of its own, and can make no other maps. */
  static boolean isConfined() throws IOException {
    return !IdMapFile.read(Path.of("/proc/self"), 0).isIdentity();
  }

  /** Tells whether the user namespace was made for this restore. */
  boolean isNew() {
    return made.isPresent();
  }

  @Override
  public void close() {
    made.ifPresent(NewUserNamespace::close);
  }
}
