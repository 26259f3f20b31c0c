/**
 * A small plugin that maps mounts below a prefix to other directories or files of the host. It is
 * an example for authors, and what the tests and the demo use.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code sample}
 */
module criu.sample.plugin {
  requires criu.plugin;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.sample.plugin.SamplePlugin;
}
