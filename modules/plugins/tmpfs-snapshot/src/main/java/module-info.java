/**
 * The bundled plugin {@code tmpfs-snapshot}.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code tmpfs-snapshot}
 */
module criu.plugins.tmpfssnapshot {
  requires criu.plugin;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.plugins.tmpfssnapshot.TmpfsSnapshotPlugin;
}
