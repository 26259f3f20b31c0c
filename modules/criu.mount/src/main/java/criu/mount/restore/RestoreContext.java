package criu.mount.restore;

import criu.mount.external.PluginChain;
import criu.mount.model.Journal;
import criu.mount.model.MountForest;
import criu.mount.model.Ownership;
import criu.mount.model.Progress;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.util.Map;
import java.util.Optional;

/**
 * What the parts of one restore share.
 *
 * @param kernel the kernel
 * @param images the images directory, open
 * @param plugins the started plugins
 * @param session the part that they have in this restore
 * @param forest what is restored
 * @param deletedRoots whose the roots are that had been unlinked, by the id of their mount
 * @param hostOptions the options that host mounts must keep
 * @param progress is told how the restore comes along
 * @param log takes each step if it wants
 * @param confined whether this program is in a user namespace other than the initial one
 * @param workshop the helper in the user namespace that is to own what is made, if it is another
 */
record RestoreContext(
    Kernel kernel,
    Fd images,
    PluginChain plugins,
    PluginSession session,
    MountForest forest,
    Map<Integer, Ownership> deletedRoots,
    HostOptions hostOptions,
    Progress progress,
    Journal log,
    boolean confined,
    Optional<Workshop> workshop) {}
