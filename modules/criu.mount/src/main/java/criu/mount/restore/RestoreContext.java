package criu.mount.restore;

import criu.mount.archive.ContentProgress;
import criu.mount.external.PluginChain;
import criu.mount.model.MountForest;
import criu.syscall.Fd;
import criu.syscall.Kernel;

/**
 * What the parts of one restore share.
 *
 * @param kernel the kernel
 * @param images the images directory, open
 * @param plugins the started plugins
 * @param forest what is restored
 * @param hostOptions the options that host mounts must keep
 * @param progress is told how content comes along
 */
record RestoreContext(
    Kernel kernel,
    Fd images,
    PluginChain plugins,
    MountForest forest,
    HostOptions hostOptions,
    ContentProgress progress) {}
