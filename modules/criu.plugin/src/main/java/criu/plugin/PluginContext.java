package criu.plugin;

import java.nio.file.Path;

/** What a plugin may use from init to exit. */
public interface PluginContext {

  /**
   * Returns the images directory. A plugin keeps files of its own there under names that begin with
   * its own name.
   */
  Path imageDirectory();

  /** Returns the operations by which a plugin mounts; they work inside a restore call only. */
  MountOperations mounts();

  /** Says something to the user's log. */
  void log(String message);
}
