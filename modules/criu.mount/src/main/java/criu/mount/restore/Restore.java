package criu.mount.restore;

import criu.mount.external.PluginChain;
import criu.mount.external.Provenance;
import criu.mount.image.CheckpointReader;
import criu.mount.model.Checkpoint;
import criu.mount.model.Journal;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Progress;
import criu.mount.plan.Step;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.plugin.loader.PluginStuckException;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.List;

/**
 * Brings a mount namespace back from images: plans, carries the plan out on a thread of its own,
 * reads the result back and compares. A failure or a difference drops the namespace.
 */
public final class Restore {
  private final Kernel kernel;
  private final RestoreOptions options;
  private final Progress progress;
  private final Journal log;

  /**
   * Makes a restore that is not yet carried out.
   *
   * @param log takes what plugins say, and each step if it wants
   */
  public Restore(Kernel kernel, RestoreOptions options, Journal log) {
    this(kernel, options, Progress.NONE, log);
  }

  /**
   * Makes a restore that is not yet carried out.
   *
   * @param progress is told how it comes along
   * @param log takes what plugins say, and each step if it wants
   */
  public Restore(Kernel kernel, RestoreOptions options, Progress progress, Journal log) {
    this.progress = progress;
    this.kernel = kernel;
    this.options = options;
    this.log = log;
  }

  /**
   * Returns the very steps that {@link #run} would carry out, without doing anything.
   *
   * @throws IOException when they cannot be carried out, as far as that is known before
   */
  public List<Step> plan() throws IOException {
    Checkpoint checkpoint = read();
    List<Step> steps = planning(MountForest.of(checkpoint.namespaces())).steps();
    try (Fd images = openImages()) {
      UserNamespaceLimits.check(kernel, options, checkpoint, images, steps);
    }
    return steps;
  }

  /**
   * Carries the restore out.
   *
   * @return the namespace of the root task, which holds the others
   * @throws ForbiddenException when the kernel forbids it in a user namespace
   * @throws DifferenceException when a new namespace is not as the images have it
   * @throws IOException when anything fails; the host is unchanged then
   */
  public RestoredNamespace run() throws IOException {
    Checkpoint checkpoint = read();
    MountForest forest = MountForest.of(checkpoint.namespaces());
    Planning planning = planning(forest);
    List<Step> steps = planning.steps();
    tell(planning, steps);
    options.plugins().see(forest);
    try (Fd images = openImages()) {
      UserNamespaceLimits.check(kernel, options, checkpoint, images, steps);
      PluginSession session =
          new PluginSession(kernel, options.directory(), images, options.plugins(), log);
      return run(
          new Construction(checkpoint, planning, images, session, progress, log),
          forest,
          steps,
          session);
    }
  }

  private void tell(Planning planning, List<Step> steps) {
    Provenance.tell(planning.forest().mounts(), planning.externals(), log);
    if (log.wantsSteps()) {
      log.step("planned " + steps.size() + " steps");
    }
  }

  private Fd openImages() throws MountException {
    RawString path = RawString.of(options.directory().toString());
    try {
      return kernel.files().open(Fd.CWD, path, Places.DIRECTORY, 0);
    } catch (SyscallException e) {
      throw Planning.around(options, e);
    }
  }

  private Planning planning(MountForest forest) throws IOException {
    progress.part("plan the restore", 0);
    return Planning.of(kernel, options, forest);
  }

  private RestoredNamespace run(
      Construction construction, MountForest forest, List<Step> steps, PluginSession session)
      throws IOException {
    PluginChain plugins = options.plugins();
    plugins.init(Stage.RESTORE, session::context, log);
    try {
      kernel.namespaces().raiseDescriptorLimit();
      DetectedPaths.check(kernel.files(), forest, log);
      RestoredNamespace restored = construction.carryOut(steps);
      endPlugins(restored);
      return restored;
    } catch (PluginStuckException e) {
      throw ended(plugins.stuck("restore", e));
    } catch (SyscallException e) {
      throw ended(Planning.around(options, e));
    } catch (IOException | RuntimeException e) {
      plugins.endAfter(Stage.RESTORE, e);
      throw e;
    }
  }

  private MountException ended(MountException failure) {
    options.plugins().endAfter(Stage.RESTORE, failure);
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
    progress.part("read the images", 0);
    Checkpoint checkpoint = CheckpointReader.read(options.directory());
    NeededPlugins.require(checkpoint, options);
    return checkpoint;
  }
}
