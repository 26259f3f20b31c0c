package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.plan.Handle;
import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a plan builds: the descriptors of the mounts that it has made, the host's tree while it is
 * there, and a scratch once something needs one. Owns them all.
 */
final class Site implements AutoCloseable {
  static final RawString ROOT = new RawString("/");

  private final Kernel kernel;
  private final Handles handles = new Handles();
  private final Directories directories;
  private final OldRoot oldRoot;
  private final boolean apart;
  private Optional<Scratch> scratch = Optional.empty();

  /**
   * Makes an empty site.
   *
   * @param effects what plugins did
   * @param apart whether mounts are made in a namespace that is none of those restored
   */
  Site(Kernel kernel, RawString oldRootName, PluginEffects effects, boolean apart) {
    this.kernel = kernel;
    this.directories = new Directories(kernel.files(), handles, effects);
    this.apart = apart;
    this.oldRoot = new OldRoot(kernel, oldRootName);
  }

  Kernel kernel() {
    return kernel;
  }

  Handles handles() {
    return handles;
  }

  Directories directories() {
    return directories;
  }

  /** Lets go of a mount. */
  void release(Handle handle) {
    directories.forget(handle);
    handles.release(handle);
  }

  OldRoot oldRoot() {
    return oldRoot;
  }

  /** Returns the descriptor of a mount of the tree. */
  Fd held(Mount mount) {
    return handles.get(Handle.of(mount));
  }

  /** Opens the calling thread's root. */
  Fd openRoot() throws IOException {
    return kernel.files().open(Fd.CWD, ROOT, Places.PLACE_FOLLOWED, 0);
  }

  /** Returns the scratch, which is mounted when it is first asked for. */
  Scratch scratch() throws IOException {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Scratch.mount(kernel));
    }
    return scratch.get();
  }

  /** Tells whether a scratch covers the host's root in the first namespace restored. */
  boolean hasScratch() {
    return scratch.isPresent() && !apart;
  }

  /** Gives the calling thread a mount namespace of its own, a private copy of what it is in. */
  static void enterNamespace(Kernel kernel) throws IOException {
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    makePrivate(kernel);
  }

  /** Makes all mounts of the calling thread's namespace private. */
  static void makePrivate(Kernel kernel) throws IOException {
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD, ROOT, Set.of(AtFlag.AT_RECURSIVE), MountAttributes.of(Propagation.MS_PRIVATE));
  }

  @Override
  public void close() {
    directories.close();
    handles.close();
    scratch.ifPresent(Scratch::close);
    oldRoot.close();
  }
}
