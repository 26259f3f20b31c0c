package criu.mount.restore;

import criu.mount.external.PluginChain;
import criu.syscall.Kernel;
import java.nio.file.Path;

/**
 * What the parts of one restore share.
 *
 * @param kernel the kernel
 * @param directory the images directory
 * @param plugins the started plugins
 */
record RestoreContext(Kernel kernel, Path directory, PluginChain plugins) {}
