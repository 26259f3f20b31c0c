/** Brings the mounts below /volumes back from /srv/volumes of the host. */
module example.volumes {
  requires criu.plugin;

  provides criu.plugin.ExternalMountPlugin with
      example.volumes.VolumesPlugin;
}
