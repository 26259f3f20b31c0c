package criu.mount.restore;

import criu.mount.external.ExternalDevices;
import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import criu.mount.oci.Bundle;
import criu.mount.userns.UserNamespaceTarget;
import criu.syscall.RawString;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to restore, and how.
 *
 * @param directory the images directory
 * @param root the host's directory that becomes the root, if one is given
 * @param externals the {@code --external mnt[..]} options
 * @param devices the {@code --external dev[..]} options
 * @param plugins the plugins to ask
 * @param engine how mounts are made
 * @param bundle what tells of the mounts of a container, if it is one; its root is not looked at
 * @param user the user namespace that is to own what is made; empty for that of the images
 */
public record RestoreOptions(
    Path directory,
    Optional<RawString> root,
    ExternalMounts externals,
    ExternalDevices devices,
    PluginChain plugins,
    Engine engine,
    Optional<Bundle> bundle,
    Optional<UserNamespaceTarget> user) {

  /** Makes options for what is no container. */
  public RestoreOptions(
      Path directory,
      Optional<RawString> root,
      ExternalMounts externals,
      ExternalDevices devices,
      PluginChain plugins,
      Engine engine) {
    this(directory, root, externals, devices, plugins, engine, Optional.empty(), Optional.empty());
  }

  /** The ways to build a tree. */
  public enum Engine {
    /**
     * Every mount on its own, put in place by descriptor; as DETACHED_IN_PLACE where the kernel
     * asks for it.
     */
    DETACHED,
    /** The same on an attached root, as for kernels before 6.15. */
    DETACHED_IN_PLACE,
    /** In place and in order, with propagation at work. */
    CLASSIC
  }
}
