package criu.mount.restore;

import criu.mount.model.Checkpoint;
import criu.mount.model.Journal;
import criu.mount.model.MountForest;
import criu.mount.model.Progress;
import criu.mount.model.UserNamespace;
import criu.mount.plan.Step;
import criu.mount.procfs.IdMapFile;
import criu.mount.restore.RestoreOptions.Engine;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the namespaces of a checkpoint once: prepares the root and the user namespace, has the
 * plan carried out, and reads the result back. A failure drops what was built.
 */
final class Construction {
  private final Kernel kernel;
  private final RestoreOptions options;
  private final Checkpoint checkpoint;
  private final MountForest forest;
  private final Map<Integer, RawString> externals;
  private final Fd images;
  private final PluginSession session;
  private final Progress progress;
  private final Journal log;
  private Optional<RestoredNamespace> built = Optional.empty();

  /**
   * Makes one that is not yet carried out.
   *
   * @param planning what resolved the externals
   * @param images the images directory, open
   * @param session the part that plugins have
   * @param progress is told how the restore comes along
   * @param log takes each step if it wants
   */
  Construction(
      Checkpoint checkpoint,
      Planning planning,
      Fd images,
      PluginSession session,
      Progress progress,
      Journal log) {
    this.kernel = planning.kernel();
    this.options = planning.options();
    this.checkpoint = checkpoint;
    this.forest = planning.forest();
    this.externals = planning.externals();
    this.images = images;
    this.session = session;
    this.progress = progress;
    this.log = log;
  }

  /** Carries the steps out, and returns the namespace of the root task, which holds the others. */
  RestoredNamespace carryOut(List<Step> steps) throws IOException {
    try {
      return onMountpoints(steps);
    } catch (IOException | RuntimeException e) {
      built.ifPresent(RestoredNamespace::close); // what was prepared for it could not be undone
      throw e;
    }
  }

  private RestoredNamespace onMountpoints(List<Step> steps) throws IOException {
    try (MissingPlaces made = new MissingPlaces(kernel.files())) {
      try {
        makeMissing(made);
        return inUserNamespace(steps);
      } catch (IOException | RuntimeException e) {
        made.undo(e);
        throw e;
      }
    }
  }

  /** Makes what an engine makes before it mounts what a bundle tells of. */
  private void makeMissing(MissingPlaces made) throws IOException {
    if (options.bundle().isEmpty()) {
      return;
    }
    if (options.root().isPresent()) {
      MissingMountpoints.make(kernel, options.root().get(), forest, externals, made);
    }
    MissingCgroups.make(kernel, forest, made);
  }

  private RestoredNamespace inUserNamespace(List<Step> steps) throws IOException {
    try (UserNamespaceChoice choice =
        UserNamespaceChoice.of(options.user(), checkpoint.user(), options.engine())) {
      if (choice.target().isEmpty()) {
        return inRoot(steps, Optional.empty());
      }
      try (Workshop workshop = Workshop.start(kernel, forest, choice.target().get())) {
        return inRoot(steps, Optional.of(workshop))
            .ownedBy(new OwningNamespace(kernel, workshop.openUser(), choice.isNew()));
      }
    }
  }

  private RestoredNamespace inRoot(List<Step> steps, Optional<Workshop> workshop)
      throws IOException {
    if (options.engine() == Engine.CLASSIC && options.root().isPresent()) {
      try (RootFootprint footprint =
          RootFootprint.of(kernel.files(), options.root().get(), forest)) {
        return build(steps, footprint.oldRootName(), workshop);
      }
    }
    return build(steps, RawString.EMPTY, workshop);
  }

  private RestoredNamespace build(
      List<Step> steps, RawString oldRootName, Optional<Workshop> workshop) throws IOException {
    NamespaceThreads threads = NamespaceThreads.start(kernel, forest, workshop.isPresent());
    try {
      try (PlanExecutor executor = new PlanExecutor(context(workshop), oldRootName)) {
        executor.execute(steps, threads);
      }
      threads.endMaker();
      progress.part("read the mounts back", 0);
      RestoredNamespace restored =
          ReadBack.compared(kernel, forest, threads, seenFrom(workshop), session.effects());
      built = Optional.of(restored);
      if (log.wantsSteps()) {
        log.step("read back: all mounts are as in the images");
      }
      return restored;
    } catch (IOException | RuntimeException e) {
      threads.close(); // what they mounted goes first, so that nothing is in use any more
      throw e;
    }
  }

  /** Returns the user namespace whose ids images have: that of what is made. */
  private static UserNamespace seenFrom(Optional<Workshop> workshop) throws IOException {
    return workshop.isPresent() ? workshop.get().user() : IdMapFile.read(Path.of("/proc/self"), 0);
  }

  private RestoreContext context(Optional<Workshop> workshop) throws IOException {
    return new RestoreContext(
        kernel,
        images,
        options.plugins(),
        session,
        forest,
        checkpoint.deletedRoots(),
        HostOptions.neededFor(forest),
        progress,
        log,
        UserNamespaceChoice.isConfined(),
        workshop);
  }
}
