/**
 * The bundled plugin {@code secrets}.
 *
 * @provides criu.plugin.ExternalMountPlugin the plugin named {@code secrets}
 */
module criu.plugins.secrets {
  requires criu.plugin;
  requires static org.jspecify;

  provides criu.plugin.ExternalMountPlugin with
      criu.plugins.secrets.SecretsPlugin;
}
