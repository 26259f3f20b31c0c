/**
 * The bundled plugin {@code oci-volumes}.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code oci-volumes}
 */
module criu.plugins.ocivolumes {
  requires criu.plugin;
  requires criu.plugins.json;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.plugins.ocivolumes.OciVolumesPlugin;
}
