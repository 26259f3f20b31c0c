/**
 * The bundled plugin {@code host-path}.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code host-path}
 */
module criu.plugins.hostpath {
  requires criu.plugin;
  requires criu.plugins.json;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.plugins.hostpath.HostPathPlugin;
}
