package criu.plugin;

/**
 * Knows where mounts come from whose source lies outside of the dumped tree.
 *
 * <p>For each run criu-mount makes the plugin, asks for its {@link #name}, calls {@link #init}
 * once, then {@link #dump} or {@link #restore} for each mount in question, then {@link #exit} once,
 * also after a failure. Plugins are asked in the order of the directories that were named and of
 * their file names, and the first that does not answer {@code NotMine} has the mount.
 *
 * <p><b>Threads.</b> One call is made at a time. A {@code restore} call is made on the thread that
 * mounts, whose mount namespace is the new one; all others on a thread whose namespace is the
 * host's. It need not be the same thread each time. A thread that a plugin starts does not keep
 * criu-mount from ending; in {@code restore} none is started, because it would inherit the new
 * namespace.
 *
 * <p><b>Time.</b> A call that takes longer than {@code --plugin-timeout} (30 s) fails the run. Its
 * thread is given up, and no further method of that plugin is called.
 *
 * <p><b>Nulls and exceptions.</b> No argument is ever null, and no answer may be. An exception or
 * error from any method stops the run, and names the plugin and its words. {@link System#exit} does
 * the same.
 *
 * <p><b>Isolation.</b> Of criu-mount a plugin can use the package {@code criu.plugin} alone. It may
 * not call native code unless it is named by {@code --plugin-native}.
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
