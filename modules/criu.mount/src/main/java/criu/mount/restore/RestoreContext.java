package criu.mount.restore;

import criu.mount.archive.ContentProgress;
import criu.mount.external.PluginChain;
import criu.mount.model.MountForest;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.util.Optional;

/**
 * What the parts of one restore share.
 *
 * @param kernel the kernel
 * @param images the images directory, open
 * @param plugins the started plugins
 * @param session the part that they have in this restore
 * @param forest what is restored
 * @param hostOptions the options that host mounts must keep
 * @param progress is told how content comes along
 * @param confined whether this program is in a user namespace other than the initial one
 * @param workshop the helper in the user namespace that is to own what is made, if it is another
 */
record RestoreContext(
    Kernel kernel,
    Fd images,
    PluginChain plugins,
    PluginSession session,
    MountForest forest,
    HostOptions hostOptions,
    ContentProgress progress,
    boolean confined,
    Optional<Workshop> workshop) {}
