/**
 * Runs a plugin in its author's tests: without root, mounts and criu-mount itself. Not a part of
 * criu-mount at run time.
 *
 * @uses criu.plugin.ExternalMountPlugin the plugin under test
 */
module criu.plugin.testkit {
  requires transitive criu.plugin;
  requires static org.jspecify;

  exports criu.plugin.testkit;

  uses criu.plugin.ExternalMountPlugin;
}
