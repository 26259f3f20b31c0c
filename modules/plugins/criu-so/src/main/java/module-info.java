/**
 * The bundled plugin {@code criu-so}, a bridge to CRIU's own plugins.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code criu-so}
 */
module criu.plugins.criuso {
  requires criu.plugin;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.plugins.criuso.CriuSoPlugin;
}
