package criu.plugin.loader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Loads plugins from directories.
 *
 * <p>Each entry of a directory is one plugin: a file {@code name.jar}, or a directory {@code name}
 * whose {@code *.jar} files are the plugin and its libraries. Names that begin with a dot and files
 * whose names do not end in {@code .jar} are not entries and are passed over, at both levels. An
 * entry directory without a jar is an error.
 *
 * <p>Each entry becomes a module layer of its own, so that two plugins may bring different versions
 * of one library. Every jar must be a module with a descriptor, and exactly one of the modules of
 * an entry provides exactly one {@link criu.plugin.ExternalMountPlugin}. Of criu-mount it may
 * require {@code criu.plugin} alone.
 *
 * <p>The directory, its entries and their jars must belong to root or to the caller's effective
 * user, and nobody else may be able to write to them. A symbolic link may name another place inside
 * of the directory only; the directory itself may be given by a link. Where the directory has a
 * file {@code plugins.sha256}, each jar must be in it with its digest.
 */
public final class PluginDirectory {
  private static final AtomicReference<Optional<Examination>> AHEAD =
      new AtomicReference<>(Optional.empty());

  private PluginDirectory() {}

  /**
   * Begins to read a selection above the layer that criu-mount itself is in, on a thread of its
   * own. The next load goes on with it, if it is of the same selection and layer. No code of a
   * plugin runs, and a failure is thrown by that load only.
   */
  public static void readAhead(PluginSelection selection) {
    Loading loading = new Loading(Loading.ownLayer(), new Providers(PluginCaller.DIRECT));
    Examination examination = new Examination(selection, loading);
    AHEAD.set(Optional.of(examination));
    examination.begin();
  }

  /**
   * Loads a selection above the layer that criu-mount itself is in: all of the plugins or none.
   *
   * @param caller runs the constructors of the plugins and asks for their names
   * @return the plugins in the order in which they are asked, to be closed by the caller
   * @throws PluginLoadException when a directory or one of its entries cannot be used
   */
  public static LoadedPlugins load(PluginSelection selection, PluginCaller caller)
      throws PluginLoadException {
    Loading loading = new Loading(Loading.ownLayer(), new Providers(caller));
    return loading.all(examination(selection, loading));
  }

  /**
   * Loads what can be loaded of a selection; {@link LoadedPlugins#reports} tells of the rest.
   *
   * @param caller runs the constructors of the plugins and asks for their names
   * @throws PluginLoadException when a directory itself cannot be used
   */
  public static LoadedPlugins inspect(PluginSelection selection, PluginCaller caller)
      throws PluginLoadException {
    Loading loading = new Loading(Loading.ownLayer(), new Providers(caller));
    return loading.each(examination(selection, loading));
  }

  /** Loads all plugins of a directory above the layer that criu-mount itself is in. */
  public static LoadedPlugins load(Path directory) throws PluginLoadException {
    return load(PluginSelection.of(directory), PluginCaller.DIRECT);
  }

  /**
   * Loads all plugins of a directory above a given layer.
   *
   * @param parent the layer whose modules the plugins may require; it or a layer below it holds the
   *     module {@code criu.plugin}
   */
  public static LoadedPlugins load(Path directory, ModuleLayer parent) throws PluginLoadException {
    Loading loading = new Loading(parent, new Providers(PluginCaller.DIRECT));
    return loading.all(new Examination(PluginSelection.of(directory), loading));
  }

  private static Examination examination(PluginSelection selection, Loading loading) {
    return AHEAD
        .getAndSet(Optional.empty())
        .filter(begun -> begun.isOf(selection))
        .orElseGet(() -> new Examination(selection, loading));
  }
}
