package criu.mount.restore;

import criu.mount.model.Checkpoint;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.plan.Step;
import criu.mount.procfs.IdMapFile;
import criu.mount.userns.UserNamespaceTarget;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kernel forbids in a user namespace, found out before anything is mounted. */
final class UserNamespaceLimits {
  private static final Path SELF = Path.of("/proc/self");
  private static final String WITHOUT = "dump without it";

  private UserNamespaceLimits() {}

  /**
   * Throws when steps cannot be carried out because of a user namespace.
   *
   * @param images the images directory, open
   * @throws MountException when it is one
   * @throws ForbiddenException when they are several
   */
  static void check(
      Kernel kernel, RestoreOptions options, Checkpoint checkpoint, Fd images, List<Step> steps)
      throws IOException {
    boolean confined = UserNamespaceChoice.isConfined();
    Optional<ForbiddenContent> content = content(options, checkpoint, confined);
    if (content.isEmpty()) {
      return;
    }
    List<Refusal> refused = new ArrayList<>();
    if (confined) {
      MountForest forest = MountForest.of(checkpoint.namespaces());
      refused.addAll(ConfinementTrial.refused(kernel, steps, forest));
    }
    refused.addAll(content.get().of(kernel, images, steps));
    if (refused.size() == 1) {
      throw refused.getFirst().toException();
    }
    if (!refused.isEmpty()) {
      throw new ForbiddenException(options, refused);
    }
  }

  /** Returns the look at the content; empty when it is not unpacked in a user namespace. */
  private static Optional<ForbiddenContent> content(
      RestoreOptions options, Checkpoint checkpoint, boolean confined) throws IOException {
    Optional<UserNamespaceTarget> asked = options.user();
    if (asked.isPresent() && !asked.get().isOwn()) {
      String remedy = checkpoint.user().isPresent() ? "" : ", or restore without --userns";
      return Optional.of(new ForbiddenContent(asked.get().ids(), WITHOUT + remedy));
    }
    if (confined) {
      String remedy = WITHOUT + ", or restore as root of the host without --userns";
      return Optional.of(new ForbiddenContent(Optional.of(IdMapFile.read(SELF, 0)), remedy));
    }
    return checkpoint.user().isPresent() && asked.isEmpty()
        ? Optional.of(new ForbiddenContent(checkpoint.user(), WITHOUT))
        : Optional.empty();
  }
}
