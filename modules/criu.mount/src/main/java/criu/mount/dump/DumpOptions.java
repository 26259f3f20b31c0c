package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import criu.mount.model.OutsideSharing;
import java.nio.file.Path;

/**
 * What to dump, and how.
 *
 * @param pid the process whose mount namespace is dumped
 * @param directory the images directory, existing
 * @param externals the {@code --external mnt[..]} options
 * @param fileSystems the {@code --external dev[..]} and {@code --enable-fs} options
 * @param plugins the plugins to ask
 * @param outside which links to mounts of the host are wanted
 */
public record DumpOptions(
    int pid,
    Path directory,
    ExternalMounts externals,
    FileSystemOptions fileSystems,
    PluginChain plugins,
    OutsideSharing outside) {

  /** Makes options without links to mounts of the host. */
  public DumpOptions(
      int pid,
      Path directory,
      ExternalMounts externals,
      FileSystemOptions fileSystems,
      PluginChain plugins) {
    this(pid, directory, externals, fileSystems, plugins, OutsideSharing.NONE);
  }
}
