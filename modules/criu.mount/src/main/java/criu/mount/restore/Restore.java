package criu.mount.restore;

import criu.mount.archive.ContentProgress;
import criu.mount.external.HostContext;
import criu.mount.filesystem.FileSystemType;
import criu.mount.image.CheckpointReader;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.mount.model.UserNamespace;
import criu.mount.plan.ClassicPlanner;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.OutsideMasters;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.mount.plan.Step;
import criu.mount.procfs.IdMapFile;
import criu.mount.restore.RestoreOptions.Engine;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a mount namespace back from images: plans, carries the plan out on a thread of its own,
 * reads the result back and compares. A failure or a difference drops the namespace.
 */
public final class Restore {
  private final Kernel kernel;
  private final RestoreOptions options;
  private final ContentProgress progress;
  private final Consumer<String> log;

  /**
   * Makes a restore that is not yet carried out.
   *
   * @param log takes what plugins say
   */
  public Restore(Kernel kernel, RestoreOptions options, Consumer<String> log) {
    this(kernel, options, ContentProgress.NONE, log);
  }

  /**
   * Makes a restore that is not yet carried out.
   *
   * @param progress is told how content comes along
   * @param log takes what plugins say
   */
  public Restore(
      Kernel kernel, RestoreOptions options, ContentProgress progress, Consumer<String> log) {
    this.progress = progress;
    this.kernel = kernel;
    this.options = options;
    this.log = log;
  }

  /** Returns the very steps that {@link #run} would carry out, without doing anything. */
  public List<Step> plan() throws IOException {
    return plan(MountForest.of(read().namespaces()));
  }

  /**
   * Carries the restore out.
   *
   * @return the namespace of the root task, which holds the others
   * @throws DifferenceException when a new namespace is not as the images have it
   * @throws IOException when anything fails; the host is unchanged then
   */
  public RestoredNamespace run() throws IOException {
    Checkpoint checkpoint = read();
    MountForest forest = MountForest.of(checkpoint.namespaces());
    List<Step> steps = plan(forest);
    PluginMounts operations = new PluginMounts(kernel);
    options
        .plugins()
        .init(
            Stage.RESTORE,
            name ->
                new HostContext(
                    options.directory(),
                    operations,
                    message -> log.accept("plugin " + name + ": " + message)));
    try {
      kernel.namespaces().raiseDescriptorLimit();
      DetectedPaths.check(kernel.files(), forest, log);
      RestoredNamespace restored = onMountpoints(checkpoint, forest, steps, operations);
      endPlugins(restored);
      return restored;
    } catch (SyscallException e) {
      throw ended(around(e));
    } catch (IOException | RuntimeException e) {
      options.plugins().endAfter(Stage.RESTORE, e);
      throw e;
    }
  }

  private RestoredNamespace onMountpoints(
      Checkpoint checkpoint, MountForest forest, List<Step> steps, PluginMounts operations)
      throws IOException {
    try (MissingMountpoints made =
        options.bundle().isPresent() && options.root().isPresent()
            ? MissingMountpoints.make(kernel, options.root().get(), forest, externals(forest))
            : MissingMountpoints.none(kernel)) {
      try {
        return buildIn(checkpoint, forest, steps, operations);
      } catch (IOException | RuntimeException e) {
        made.undo(e);
        throw e;
      }
    }
  }

  private MountException ended(MountException failure) {
    options.plugins().endAfter(Stage.RESTORE, failure);
    return failure;
  }

  /** Names a failure before or after the steps, which have names of their own. */
  private MountException around(SyscallException cause) {
    MountException failure =
        new MountException("restore: prepare or clean up", options.directory().toString(), cause);
    for (Throwable suppressed : cause.getSuppressed()) {
      failure.addSuppressed(suppressed);
    }
    return failure;
  }

  private void endPlugins(RestoredNamespace restored) throws IOException {
    try {
      options.plugins().exit(Stage.RESTORE, Outcome.SUCCEEDED);
    } catch (IOException e) {
      restored.close();
      throw e;
    }
  }

  private Checkpoint read() throws IOException {
    Checkpoint checkpoint = CheckpointReader.read(options.directory());
    NeededPlugins.require(checkpoint, options);
    return checkpoint;
  }

  private Map<Integer, RawString> externals(MountForest forest) throws IOException {
    return ImageExternals.resolve(
        forest, BundlePaths.declared(kernel.files(), options, forest), options.devices());
  }

  private List<Step> plan(MountForest forest) throws IOException {
    Map<Integer, RawString> externals = externals(forest);
    AutofsMaker.checkThatNoneIsLive(forest);
    boolean classic = options.engine() == Engine.CLASSIC;
    if (options.root().isEmpty() && !classic) {
      throw MountException.because("restore", forest.root().label(), "no root is given for it")
          .remedy("add --root DIR, the directory on this host that becomes /");
    }
    boolean detached = detaches(forest);
    PlanInput input =
        new PlanInput(forest, options.root().orElse(RawPaths.ROOT), externals, detached);
    try {
      PlanInput known = input.on(HostMounts.under(kernel.files(), OutsideMasters.hostPaths(input)));
      return classic
          ? ClassicPlanner.plan(known, options.root().isPresent())
          : DetachedPlanner.plan(known);
    } catch (PlanException e) {
      MountException failure =
          new MountException("restore: plan", options.directory().toString(), e);
      throw e.remedy().map(failure::remedy).orElse(failure);
    }
  }

  private boolean detaches(MountForest forest) throws IOException {
    try {
      return options.engine() != Engine.DETACHED_IN_PLACE
          && forest.mounts().stream().noneMatch(Restore::takesPaths)
          && Capabilities.detachedTrees(kernel);
    } catch (SyscallException e) {
      throw around(e);
    }
  }

  /** The kernel lets no overlay have layers on a mount within a tree that is not attached. */
  private static boolean takesPaths(Mount mount) {
    return !mount.origin().isOutside()
        && FileSystemType.named(mount.superblock().baseType())
            .filter(FileSystemType::takesPaths)
            .isPresent();
  }

  private RestoredNamespace buildIn(
      Checkpoint checkpoint, MountForest forest, List<Step> steps, PluginMounts operations)
      throws IOException {
    try (UserNamespaceChoice choice =
        UserNamespaceChoice.of(options.user(), checkpoint.user(), options.engine())) {
      if (choice.target().isEmpty()) {
        return build(forest, steps, operations, Optional.empty());
      }
      try (Workshop workshop = Workshop.start(kernel, forest, choice.target().get())) {
        return build(forest, steps, operations, Optional.of(workshop))
            .ownedBy(new OwningNamespace(kernel, workshop.openUser(), choice.isNew()));
      }
    }
  }

  private RestoredNamespace build(
      MountForest forest, List<Step> steps, PluginMounts operations, Optional<Workshop> workshop)
      throws IOException {
    if (options.engine() == Engine.CLASSIC && options.root().isPresent()) {
      try (RootFootprint footprint =
          RootFootprint.of(kernel.files(), options.root().get(), forest)) {
        return build(forest, steps, operations, footprint.oldRootName(), workshop);
      }
    }
    return build(forest, steps, operations, RawString.EMPTY, workshop);
  }

  private RestoredNamespace build(
      MountForest forest,
      List<Step> steps,
      PluginMounts operations,
      RawString oldRootName,
      Optional<Workshop> workshop)
      throws IOException {
    NamespaceThreads threads = NamespaceThreads.start(kernel, forest, workshop.isPresent());
    try {
      carryOut(forest, steps, operations, oldRootName, threads, workshop);
      threads.endMaker();
      return ReadBack.compared(kernel, forest, threads, seenFrom(workshop));
    } catch (IOException | RuntimeException e) {
      threads.close(); // what they mounted goes first, so that nothing is in use any more
      throw e;
    }
  }

  /** Returns the user namespace whose ids images have: that of what is made. */
  private static UserNamespace seenFrom(Optional<Workshop> workshop) throws IOException {
    return workshop.isPresent() ? workshop.get().user() : IdMapFile.read(Path.of("/proc/self"), 0);
  }

  private void carryOut(
      MountForest forest,
      List<Step> steps,
      PluginMounts operations,
      RawString oldRootName,
      NamespaceThreads threads,
      Optional<Workshop> workshop)
      throws IOException {
    RawString path = RawString.of(options.directory().toString());
    try (Fd images = kernel.files().open(Fd.CWD, path, Places.DIRECTORY, 0)) {
      RestoreContext context =
          new RestoreContext(
              kernel,
              images,
              options.plugins(),
              forest,
              HostOptions.neededFor(forest),
              progress,
              UserNamespaceChoice.isConfined(),
              workshop);
      try (PlanExecutor executor = new PlanExecutor(context, operations, oldRootName)) {
        executor.execute(steps, threads);
      }
    }
  }
}
