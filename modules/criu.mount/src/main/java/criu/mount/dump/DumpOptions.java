package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import java.nio.file.Path;

/**
 * What to dump, and how.
 *
 * @param pid the process whose mount namespace is dumped
 * @param directory the images directory, existing
 * @param externals the {@code --external mnt[..]} options
 * @param fileSystems the {@code --external dev[..]} and {@code --enable-fs} options
 * @param plugins the plugins to ask
 */
public record DumpOptions(
    int pid,
    Path directory,
    ExternalMounts externals,
    FileSystemOptions fileSystems,
    PluginChain plugins) {}
