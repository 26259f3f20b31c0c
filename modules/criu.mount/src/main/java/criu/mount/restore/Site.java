package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.plan.Handle;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a plan builds: the descriptors of the mounts that it has made, the host's tree while it is
 * there, and a scratch once something needs one. Owns them all.
 */
final class Site implements AutoCloseable {
  static final RawString ROOT = new RawString("/");

  private final Kernel kernel;
  private final Handles handles = new Handles();
  private final OldRoot oldRoot;
  private Optional<Scratch> scratch = Optional.empty();

  Site(Kernel kernel, RawString oldRootName) {
    this.kernel = kernel;
    this.oldRoot = new OldRoot(kernel, oldRootName);
  }

  Kernel kernel() {
    return kernel;
  }

  Handles handles() {
    return handles;
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

  boolean hasScratch() {
    return scratch.isPresent();
  }

  @Override
  public void close() {
    handles.close();
    scratch.ifPresent(Scratch::close);
    oldRoot.close();
  }
}
