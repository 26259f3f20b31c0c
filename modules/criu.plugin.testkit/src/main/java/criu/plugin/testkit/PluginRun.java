package criu.plugin.testkit;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Calls a plugin as criu-mount does: {@code init}, then {@code dump} or {@code restore} for each
 * mount, then {@code exit}, also after a failure. All on the calling thread, without a deadline and
 * without root. What criu-mount would refuse ends in an {@link AssertionError} in its words; what
 * the plugin throws comes out as it is.
 *
 * <p>The host is the directory {@link #host}, to be filled by the test; a link in it that is
 * absolute leads out of it. The new tree is another directory, in which the plugin makes its target
 * and files for real. Mounts are only written down: see {@link #done}. Owners, special permission
 * bits, propagation and what a mount would show are not imitated: try these with the image, as
 * root.
 *
 * <p>Not for several threads. No argument and no result is null.
 */
public final class PluginRun {
  private static final PathBytes OLD_ROOT = PathBytes.of("/");

  private final ExternalMountPlugin plugin;
  private final Places places;
  private final RecordedMounts mounts;
  private final TestContext context;

  private PluginRun(ExternalMountPlugin plugin, Path folder) throws IOException {
    this.plugin = plugin;
    this.places = Places.in(folder);
    this.mounts = new RecordedMounts(places);
    this.context =
        new TestContext(Files.createDirectories(folder.resolve("images")).toRealPath(), mounts);
    String name = plugin.name();
    if (!Names.isGood(Objects.requireNonNullElse(name, ""))) {
      throw new AssertionError("its name \"" + name + "\" is not a name that criu-mount takes");
    }
  }

  /**
   * Makes a run with the plugin that the modules and the class path of the test provide, as the
   * loader of criu-mount makes it; there must be exactly one.
   *
   * @param folder an empty directory, such as one of JUnit's {@code @TempDir}
   */
  public static PluginRun ofProvider(Path folder) throws IOException {
    List<ExternalMountPlugin> found = new ArrayList<>();
    ServiceLoader.load(ExternalMountPlugin.class).forEach(found::add);
    if (found.size() != 1) {
      throw new AssertionError(
          "there are %d providers of %s, and an entry is one plugin"
              .formatted(found.size(), ExternalMountPlugin.class.getName()));
    }
    return new PluginRun(found.getFirst(), folder);
  }

  /**
   * Makes a run with a plugin.
   *
   * @param folder an empty directory, such as one of JUnit's {@code @TempDir}
   */
  public static PluginRun of(ExternalMountPlugin plugin, Path folder) throws IOException {
    return new PluginRun(plugin, folder);
  }

  /** Returns the directory that stands for the root of the host. */
  public Path host() {
    return places.host();
  }

  /** Returns where a path of the new tree is, such as the target of a restore. */
  public Path inTree(PathBytes path) {
    return places.target(path);
  }

  /** Returns the temporary path at which a mount is to be made. */
  public static PathBytes target(MountRecord mount) {
    return PathBytes.of("/crt-premount." + mount.mountId());
  }

  /** Gives a mount a content in the images: what the directory holds. */
  public void content(MountRecord mount, Path directory) {
    mounts.content(mount.mountId(), directory);
  }

  /**
   * Returns what the plugin made, in order: {@code file T}, {@code directory T [MODE]}, {@code
   * write T MODE}, {@code bind S T}, {@code bind all S T}, {@code mount TYPE [OPTIONS] T}, {@code
   * flags [FLAGS] T}, {@code unpack T}.
   */
  public List<String> done() {
    return mounts.done();
  }

  /** Returns what the plugin said to the log. */
  public List<String> log() {
    return context.lines();
  }

  /**
   * Runs a dump of a tree in which the plugin is asked for each mount.
   *
   * @return an answer for each mount, in their order
   * @throws Exception what the plugin throws
   */
  public List<DumpVerdict> dump(MountRecord... tree) throws Exception {
    return run(Stage.DUMP, List.of(tree), this::dumpOne);
  }

  private DumpVerdict dumpOne(MountRecord mount) throws Exception {
    return answer(plugin.dump(new DumpRequest(mount)), "dump");
  }

  /**
   * Runs a restore of a tree in which the plugin is asked for each mount, each at a temporary path.
   *
   * @return an answer for each mount, in their order
   * @throws Exception what the plugin throws
   */
  public List<RestoreVerdict> restore(MountRecord... tree) throws Exception {
    return run(
        Stage.RESTORE,
        List.of(tree),
        mount -> restoreOne(new RestoreRequest(mount, target(mount), OLD_ROOT, false)));
  }

  /**
   * Runs a restore of one mount at its mountpoint, which is made before.
   *
   * @param kind what the mountpoint is
   * @throws Exception what the plugin throws
   */
  public RestoreVerdict restoreInPlace(MountRecord mount, TargetKind kind) throws Exception {
    Path place = inTree(mount.mountpoint());
    switch (kind) {
      case FILE -> {
        Files.createDirectories(place.resolveSibling(""));
        Files.createFile(place);
      }
      case DIRECTORY -> Files.createDirectories(place);
    }
    var request = new RestoreRequest(mount, mount.mountpoint(), OLD_ROOT, true);
    return run(Stage.RESTORE, List.of(mount), each -> restoreOne(request)).getFirst();
  }

  private RestoreVerdict restoreOne(RestoreRequest request) throws Exception {
    TestTarget target = new TestTarget(request.mount().mountId(), request.target());
    int before = done().size();
    mounts.begin(target);
    try {
      RestoreVerdict verdict = answer(plugin.restore(request), "restore");
      new AnswerCheck(request, target, inTree(request.target()))
          .check(verdict, done().size() > before);
      return verdict;
    } finally {
      mounts.end();
    }
  }

  private static <T> T answer(@Nullable T verdict, String method) {
    if (verdict == null) {
      throw new AssertionError(method + " returned null");
    }
    return verdict;
  }

  @FunctionalInterface
  private interface Call<T> {
    T of(MountRecord mount) throws Exception;
  }

  private <T> List<T> run(Stage stage, List<MountRecord> tree, Call<T> call) throws Exception {
    context.images().begin(stage);
    context.show(tree);
    List<T> answers = new ArrayList<>();
    try {
      plugin.init(stage, context);
      for (MountRecord mount : tree) {
        answers.add(call.of(mount));
      }
    } catch (Exception | Error e) {
      exitAfter(e, stage);
      throw e;
    }
    plugin.exit(stage, Outcome.SUCCEEDED);
    return List.copyOf(answers);
  }

  private void exitAfter(Throwable failure, Stage stage) {
    try {
      plugin.exit(stage, Outcome.FAILED);
    } catch (Exception | Error e) {
      failure.addSuppressed(e);
    }
  }
}
