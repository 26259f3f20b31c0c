package criu.plugin;

/**
 * Knows where mounts come from whose source lies outside of the dumped tree.
 *
 * <p>For each run criu-mount calls {@link #init} once, then {@link #dump} or {@link #restore} for
 * each mount in question, then {@link #exit} once, also after a failure. Plugins are asked in the
 * order of their file names, and the first that does not answer {@code NotMine} has the mount. All
 * calls of a run come from one thread at a time; during a restore that is the thread that mounts,
 * whose mount namespace is the new one, so a plugin starts no threads. No argument and no answer is
 * ever null. An exception from any method stops the run, and names the plugin.
 */
public interface ExternalMountPlugin {

  /**
   * Returns the name for messages and images, always the same: 1 to 64 letters, digits, dots,
   * dashes and underscores of ASCII that begin with a letter or digit. Asked before {@link #init}.
   */
  String name();

  /**
   * Gets ready, before any mount is asked for.
   *
   * @param stage whether a dump or a restore begins
   * @param context what the plugin may use until {@link #exit} returns
   * @throws Exception when the plugin cannot work; the run stops before it changed anything
   */
  default void init(Stage stage, PluginContext context) throws Exception {}

  /**
   * Says whether this plugin will bring a mount back at restore.
   *
   * @param request the mount, which criu-mount cannot restore by itself
   * @return {@code NotMine} to pass it on to the next plugin, {@code Claimed} to take it
   * @throws Exception when the mount is the plugin's but cannot be saved
   */
  DumpVerdict dump(DumpRequest request) throws Exception;

  /**
   * Brings a mount back.
   *
   * <p>The plugin makes the file or directory at {@link RestoreRequest#target()}, mounts there by
   * the {@link MountOperations} of its context, and says which of the two it made. criu-mount then
   * moves the mount home and removes the file or directory. When the restore works in place the
   * target exists already, and is only mounted upon.
   *
   * @param request the mount as the images have it, and where to mount
   * @return {@code NotMine} to pass it on to the next plugin, {@code Mounted} when it stands
   * @throws Exception when the mount is the plugin's but cannot be brought back
   */
  RestoreVerdict restore(RestoreRequest request) throws Exception;

  /**
   * Cleans up after a run, in the reverse order of {@link #init}.
   *
   * @param stage the stage given to init
   * @param outcome whether the run did what it was asked for
   * @throws Exception when the clean-up fails; reported beside the outcome
   */
  default void exit(Stage stage, Outcome outcome) throws Exception {}
}
