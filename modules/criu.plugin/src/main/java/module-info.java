/**
 * The contract between criu-mount and its plugins.
 *
 * <p>A plugin is a module that requires this one and {@code provides
 * criu.plugin.ExternalMountPlugin}. It says at dump which mounts it will bring back, and brings
 * them back at restore. The loader turns a directory of jars into module layers; only the command
 * sees it.
 *
 * @uses criu.plugin.ExternalMountPlugin found in the layer made for each entry of the directory
 */
@SuppressWarnings("module") // the friends are compiled after this module
module criu.plugin {
  requires static org.jspecify;

  exports criu.plugin;
  exports criu.plugin.loader to
      criu.cli,
      criu.mount;

  uses criu.plugin.ExternalMountPlugin;
}
