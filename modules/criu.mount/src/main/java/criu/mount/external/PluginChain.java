package criu.mount.external;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.loader.PluginStuckException;
import criu.syscall.RawString;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The plugins of one run, asked in order until one does not pass the mount on. Whatever a plugin
 * throws becomes a failure that names the plugin and the mount; so does a call that does not come
 * back, and that plugin is not called again.
 */
public final class PluginChain {

  /**
   * A plugin of the chain.
   *
   * @param name its name
   * @param plugin the plugin, loaded and not yet started
   * @param options its settings by their keys
   */
  public record Member(String name, ExternalMountPlugin plugin, Map<String, PathBytes> options) {
    /** Keeps a copy. */
    public Member {
      options = Map.copyOf(options);
    }
  }

  /** A plugin that mounted, and on what it says it did. */
  public record Restored(String plugin, RestoreVerdict.Mounted verdict) {}

  /** What surrounds each call of a plugin in a restore, on the thread of the call. */
  public interface Surroundings {
    /** Lets the plugin mount. */
    void begin(String plugin) throws IOException;

    /** Lets it mount no more. */
    void end(String plugin);

    /** Returns why an answer of the plugin is not true, if it is not. */
    Optional<String> lie(RestoreVerdict verdict) throws IOException;
  }

  private final List<Member> plugins;
  private final PluginWatch watch;
  private final BundledPlugins bundled;
  private final List<Member> started = new ArrayList<>();
  private final Set<String> stuck = new HashSet<>();
  private final Map<Integer, String> contents = new HashMap<>();
  private Optional<List<MountRecord>> records = Optional.empty();
  private Consumer<String> log = message -> {};

  /** Makes a chain of plugins, whose calls are watched. */
  public PluginChain(List<Member> plugins, PluginWatch watch) {
    this(plugins, watch, BundledPlugins.NONE);
  }

  /** Makes a chain of plugins, beside which others come with the command. */
  public PluginChain(List<Member> plugins, PluginWatch watch, BundledPlugins bundled) {
    this.plugins = List.copyOf(plugins);
    this.watch = watch;
    this.bundled = bundled;
  }

  /** Returns the chain without a plugin. */
  public static PluginChain none() {
    return new PluginChain(List.of(), new PluginWatch(Duration.ZERO));
  }

  /** Returns the names of the plugins in the order they are asked. */
  public List<String> names() {
    return plugins.stream().map(Member::name).toList();
  }

  /** Returns the plugins that a name is enough to load. */
  public BundledPlugins bundled() {
    return bundled;
  }

  /** Returns the settings of a plugin. */
  public Map<String, PathBytes> options(String plugin) {
    return plugins.stream()
        .filter(member -> member.name().equals(plugin))
        .findFirst()
        .map(Member::options)
        .orElse(Map.of());
  }

  /** Tells whether a plugin may call native code, and so can mount by itself. */
  public boolean mayCallNative(String plugin) {
    return plugins.stream()
        .filter(member -> member.name().equals(plugin))
        .anyMatch(member -> member.plugin().getClass().getModule().isNativeAccessEnabled());
  }

  /** Shows the plugins the tree of the run. */
  public void see(MountForest forest) {
    records = plugins.isEmpty() ? Optional.empty() : Optional.of(Records.of(forest));
  }

  /** Returns the tree of the run. */
  public List<MountRecord> tree() {
    return records.orElseThrow(() -> new IllegalStateException("the tree is not known yet"));
  }

  /**
   * Starts every plugin with a context of its own; on failure those started are ended again.
   *
   * @param sayings takes what there is to say of the plugins
   */
  public void init(Stage stage, Function<String, PluginContext> contexts, Consumer<String> sayings)
      throws IOException {
    log = sayings;
    for (Member member : plugins) {
      try {
        PluginContext context = contexts.apply(member.name());
        apart(member, "start", "init", () -> member.plugin().init(stage, context));
        started.add(member);
      } catch (MountException failure) {
        endAfter(stage, failure);
        throw failure;
      }
    }
  }

  /** Asks which plugin takes a mount at dump; returns its name. */
  public Optional<String> claim(Mount mount) throws IOException {
    DumpRequest request = new DumpRequest(Records.of(mount));
    for (Member member : plugins) {
      DumpVerdict verdict =
          Failures.named(
              member.name(),
              "dump",
              mount.label(),
              this::stuck,
              () ->
                  watch.call(
                      member.name(), mount.label(), () -> asked(member.plugin().dump(request))));
      if (verdict instanceof DumpVerdict.Claimed(boolean withContent)) {
        log.accept("plugin " + member.name() + " takes " + mount.label() + notAsked(member));
        if (withContent) {
          contents.put(mount.id(), member.name());
        }
        return Optional.of(member.name());
      }
    }
    return Optional.empty();
  }

  /** Returns the plugins that took mounts together with their content, by the ids of these. */
  public Map<Integer, String> contents() {
    return Collections.unmodifiableMap(contents);
  }

  private String notAsked(Member taker) {
    List<String> rest = names().subList(plugins.indexOf(taker) + 1, plugins.size());
    return rest.isEmpty() ? "" : "; not asked: " + String.join(", ", rest);
  }

  /**
   * Lets the plugin that takes a mount bring it back, on the calling thread; empty when every
   * plugin passes it on. Another thread waits, and asks {@link #look}.
   */
  public Optional<Restored> restore(
      Mount mount, RawString target, RawString oldRoot, boolean inPlace, Surroundings surroundings)
      throws IOException {
    RestoreRequest request =
        new RestoreRequest(Records.of(mount), Records.path(target), Records.path(oldRoot), inPlace);
    for (Member member : plugins) {
      if (restored(member, request, mount, surroundings)
          instanceof RestoreVerdict.Mounted mounted) {
        log.accept("plugin " + member.name() + " mounted " + mount.label() + notAsked(member));
        return Optional.of(new Restored(member.name(), mounted));
      }
    }
    return Optional.empty();
  }

  private RestoreVerdict restored(
      Member member, RestoreRequest request, Mount mount, Surroundings surroundings)
      throws IOException {
    RestoreVerdict verdict;
    surroundings.begin(member.name());
    try {
      verdict =
          Failures.named(
              member.name(),
              "restore",
              mount.label(),
              this::stuck,
              () ->
                  watch.here(
                      member.name(), mount.label(), () -> asked(member.plugin().restore(request))));
    } finally {
      surroundings.end(member.name());
    }
    Optional<String> lie = surroundings.lie(verdict);
    if (lie.isPresent()) {
      throw MountException.because("restore: plugin " + member.name(), mount.label(), lie.get());
    }
    return verdict;
  }

  private static <T> T asked(T verdict) {
    if (verdict == null) {
      throw new NullPointerException("it answered null");
    }
    return verdict;
  }

  /** Returns how many nanoseconds to wait for a restore call before asking again. */
  public long look() throws PluginStuckException {
    return watch.look();
  }

  /** Says that the current call comes along, and only takes long. */
  public void progress() {
    watch.progress();
  }

  /** Names a call that does not come back; the plugin is not called again. */
  public MountException stuck(String what, PluginStuckException cause) {
    stuck.add(cause.plugin());
    return Failures.stuck(what, cause);
  }

  /** Ends every started plugin in reverse order; the first failure is thrown, others attached. */
  public void exit(Stage stage, Outcome outcome) throws IOException {
    Optional<MountException> first = Optional.empty();
    for (Member member : List.copyOf(started).reversed()) {
      started.remove(member);
      if (stuck.contains(member.name())) {
        continue;
      }
      try {
        apart(member, "end", "exit", () -> member.plugin().exit(stage, outcome));
      } catch (MountException failure) {
        first.ifPresent(earlier -> earlier.addSuppressed(failure));
        first = first.or(() -> Optional.of(failure));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** Ends every started plugin after a failure, to which failures of this are attached. */
  public void endAfter(Stage stage, Exception failure) {
    try {
      exit(stage, Outcome.FAILED);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** A call without an answer. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private void apart(Member member, String what, String which, Work work) throws MountException {
    Failures.named(
        member.name(),
        what,
        which,
        this::stuck,
        () ->
            watch.call(
                member.name(),
                which,
                () -> {
                  work.run();
                  return Boolean.TRUE;
                }));
  }
}
