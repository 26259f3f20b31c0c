package criu.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a plugin may use from init to exit. Each plugin has a context of its own, made by criu-mount
 * and given to {@link ExternalMountPlugin#init}; a run has one. To be used on the thread of the
 * call that goes on. Nothing here takes or returns null, and nothing throws what is not named.
 */
public interface PluginContext {

  /**
   * Returns the images directory by its path on the host, for a plugin that reads or writes files
   * by itself. Such files are not part of the complete set that a dump leaves; those of {@link
   * #images} are.
   */
  Path imageDirectory();

  /**
   * Returns the settings of {@code --plugin-option NAME:KEY=VALUE} by their keys, where {@code
   * NAME} is the name of this plugin. A value is empty when nothing but the key was given. Known
   * from {@code init} on. A plugin refuses a key that it does not know.
   */
  default Map<String, PathBytes> options() {
    return Map.of();
  }

  /** Returns the plugin's own files among the images. */
  PluginImages images();

  /** Returns the operations by which a plugin mounts; they work inside a restore call only. */
  MountOperations mounts();

  /**
   * Returns all mounts of the tree, namespace by namespace, parents before children: in a dump
   * those of the process, in a restore those of the images. Known in {@code dump} and {@code
   * restore} calls, and in a restore from {@code init} on.
   *
   * @throws IllegalStateException when it is not known yet
   */
  List<MountRecord> tree();

  /** Says something to the user's log, which is shown by {@code -v} under the plugin's name. */
  void log(String message);
}
