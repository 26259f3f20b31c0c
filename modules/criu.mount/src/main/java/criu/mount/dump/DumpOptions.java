package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import criu.mount.model.OutsideSharing;
import criu.mount.oci.Bundle;
import criu.syscall.RawString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to dump, and how.
 *
 * @param pid the process whose mount namespace is dumped
 * @param directory the images directory, existing
 * @param intoCriuImages whether CRIU's images of the same process are there, to be given our images
 *     of the mounts
 * @param externals the options that name mounts of the host
 * @param fileSystems the {@code --external dev[..]} and {@code --enable-fs} options
 * @param plugins the plugins to ask
 * @param outside which links to mounts of the host are wanted
 * @param skipped the mountpoints to leave out
 * @param bundle what tells of the mounts of a container, if it is one
 */
public record DumpOptions(
    int pid,
    Path directory,
    boolean intoCriuImages,
    ExternalMounts externals,
    FileSystemOptions fileSystems,
    PluginChain plugins,
    OutsideSharing outside,
    List<RawString> skipped,
    Optional<Bundle> bundle) {

  /** Makes options that ask for nothing beyond what they name. */
  public DumpOptions(
      int pid,
      Path directory,
      ExternalMounts externals,
      FileSystemOptions fileSystems,
      PluginChain plugins) {
    this(
        pid,
        directory,
        false,
        externals,
        fileSystems,
        plugins,
        OutsideSharing.NONE,
        List.of(),
        Optional.empty());
  }
}
