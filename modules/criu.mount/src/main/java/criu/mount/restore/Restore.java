package criu.mount.restore;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.external.HostContext;
import criu.mount.image.CheckpointReader;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Checkpoint;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.mount.plan.ClassicPlanner;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.mount.plan.Step;
import criu.mount.procfs.MountInfoParser;
import criu.mount.restore.RestoreOptions.Engine;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings a mount namespace back from images: plans, carries the plan out on a thread of its own,
 * reads the result back and compares. A failure or a difference drops the namespace.
 */
public final class Restore {
  private final Kernel kernel;
  private final RestoreOptions options;
  private final Consumer<String> log;

  /**
   * Makes a restore that is not yet carried out.
   *
   * @param log takes what plugins say
   */
  public Restore(Kernel kernel, RestoreOptions options, Consumer<String> log) {
    this.kernel = kernel;
    this.options = options;
    this.log = log;
  }

  /** Returns the very steps that {@link #run} would carry out, without doing anything. */
  public List<Step> plan() throws IOException {
    return plan(read());
  }

  /**
   * Carries the restore out.
   *
   * @throws DifferenceException when the new namespace is not as the images have it
   * @throws IOException when anything fails; the host is unchanged then
   */
  public RestoredNamespace run() throws IOException {
    MountTree tree = read();
    List<Step> steps = plan(tree);
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
    kernel.namespaces().raiseDescriptorLimit();
    NamespaceThread thread = NamespaceThread.start(kernel, "restore");
    try {
      RestoredNamespace restored = build(thread, tree, steps, operations);
      options.plugins().exit(Stage.RESTORE, Outcome.SUCCEEDED);
      return restored;
    } catch (IOException | RuntimeException e) {
      thread.close();
      options.plugins().endAfter(Stage.RESTORE, e);
      throw e;
    }
  }

  private MountTree read() throws IOException {
    Checkpoint checkpoint = CheckpointReader.read(options.directory());
    if (checkpoint.namespaces().size() != 1) {
      throw MountException.because(
          "restore",
          options.directory().toString(),
          "the images hold " + checkpoint.namespaces().size() + " mount namespaces, not one");
    }
    return checkpoint.namespaces().getFirst().tree();
  }

  private List<Step> plan(MountTree tree) throws IOException {
    Map<Integer, RawString> externals = ImageExternals.resolve(tree, options.externals());
    boolean classic = options.engine() == Engine.CLASSIC;
    if (options.root().isEmpty() && !classic) {
      throw MountException.because("restore", tree.root().label(), "no root is given for it")
          .remedy("add --root DIR, the directory on this host that becomes /");
    }
    boolean detached = options.engine() != Engine.DETACHED_IN_PLACE;
    PlanInput input =
        new PlanInput(tree, options.root().orElse(RawPaths.ROOT), externals, detached);
    try {
      return classic
          ? ClassicPlanner.plan(input, options.root().isPresent())
          : DetachedPlanner.plan(input);
    } catch (PlanException e) {
      throw new MountException("restore: plan", options.directory().toString(), e);
    }
  }

  private RestoredNamespace build(
      NamespaceThread thread, MountTree tree, List<Step> steps, PluginMounts operations)
      throws IOException {
    if (options.engine() == Engine.CLASSIC && options.root().isPresent()) {
      try (RootFootprint footprint = RootFootprint.of(kernel.files(), options.root().get(), tree)) {
        return build(thread, tree, steps, operations, footprint.oldRootName());
      }
    }
    return build(thread, tree, steps, operations, RawString.EMPTY);
  }

  private RestoredNamespace build(
      NamespaceThread thread,
      MountTree tree,
      List<Step> steps,
      PluginMounts operations,
      RawString oldRootName)
      throws IOException {
    RawString path = RawString.of(options.directory().toString());
    try (Fd images = kernel.files().open(Fd.CWD, path, Places.DIRECTORY, 0);
        PlanExecutor executor =
            new PlanExecutor(
                new RestoreContext(kernel, images, options.plugins(), HostOptions.neededFor(tree)),
                operations,
                oldRootName)) {
      thread.run(() -> executor.execute(steps));
    } catch (IOException | RuntimeException e) {
      thread.close(); // what it mounted goes first, so that nothing is in use any more
      throw e;
    }
    MountTree found = readBack(thread);
    List<Difference> differences = TreeComparison.compare(tree, found, Tolerance.forRestore(tree));
    if (!differences.isEmpty()) {
      throw new DifferenceException(differences);
    }
    return new RestoredNamespace(kernel, thread, found);
  }

  private static MountTree readBack(NamespaceThread thread) throws IOException {
    Path file = Path.of("/proc/self/task/" + thread.id() + "/mountinfo");
    try {
      return MountTree.of(
          MountInfoParser.parse(Files.readAllBytes(file), file.toString()).mounts());
    } catch (BrokenTreeException e) {
      throw new MountException("restore: read back", file.toString(), e);
    }
  }
}
