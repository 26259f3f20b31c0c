package criu.mount.restore;

import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mount namespace that was restored and compared with its images. It lives as long as this
 * object, or as its pin, or as a program that runs in it.
 */
public final class RestoredNamespace implements AutoCloseable {
  private final Kernel kernel;
  private final int id;
  private final NamespaceThread thread;
  private final MountTree tree;
  private final List<RestoredNamespace> others;
  private Optional<OwningNamespace> owner = Optional.empty();

  RestoredNamespace(
      Kernel kernel,
      int id,
      NamespaceThread thread,
      MountTree tree,
      List<RestoredNamespace> others) {
    this.kernel = kernel;
    this.id = id;
    this.thread = thread;
    this.tree = tree;
    this.others = others;
  }

  /** Says which user namespace owns this, if it is not that of this process; takes it over. */
  RestoredNamespace ownedBy(OwningNamespace user) {
    owner = Optional.of(user);
    return this;
  }

  /** Returns the number of the namespace in the images. */
  public int id() {
    return id;
  }

  /** Returns the other namespaces that were restored with that of the root task, held by it. */
  public List<RestoredNamespace> others() {
    return others;
  }

  /** Returns the mounts as the kernel shows them. */
  public MountTree tree() {
    return tree;
  }

  /** Returns the number of a thread inside, for {@code /proc/NUMBER}. */
  public int threadId() {
    return thread.id();
  }

  /**
   * Keeps the namespace as a file of the host, for nsenter and for as long as it is mounted; see
   * namespaces(7). The file is made when it is missing.
   */
  public void pin(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw MountException.because(
              "pin", path.toString(), "it is a directory, and a namespace is pinned as a file")
          .remedy("name a file in it with --pin");
    }
    boolean made = makeFile(path);
    try {
      bind(RawString.of(path.toString()));
      if (owner.isPresent()) {
        owner.get().pin(path);
      }
    } catch (IOException e) {
      MountException failure = new MountException("pin", path.toString(), e).remedy(remedy(e));
      throw made ? removing(path, failure) : failure;
    }
  }

  private static String remedy(IOException failure) {
    return failure instanceof SyscallException call && call.errno() == Errno.EPERM
        ? "run criu-mount where it may mount, as by: unshare --user --map-root-user --mount"
        : "pin below a private mount: mount --bind DIR DIR && mount --make-private DIR";
  }

  private void bind(RawString target) throws SyscallException {
    try (Fd source = NamespaceNumber.mountOf(kernel, thread);
        Fd place = kernel.files().open(Fd.CWD, target, Places.PLACE_FOLLOWED, 0)) {
      Places.attach(kernel, source, place);
    }
  }

  private boolean makeFile(Path path) throws IOException {
    if (Files.exists(path)) {
      return false;
    }
    kernel.files().mknod(Fd.CWD, RawString.of(path.toString()), 0100600, new Device(0, 0));
    return true;
  }

  private static IOException removing(Path path, IOException failure) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Undoes {@link #pin}: unmounts the file and removes it. */
  public static void unpin(Kernel kernel, Path path) throws IOException {
    kernel.mounts().umount(RawString.of(path.toString()), Places.DETACH);
    kernel.files().unlink(Fd.CWD, RawString.of(path.toString()), Set.<AtFlag>of());
  }

  /**
   * Replaces this process by a program inside of the namespace. Returns only by throwing.
   *
   * @param arguments the program, looked up in the path inside, and its arguments
   * @param environment entries of the form {@code NAME=value}
   */
  public void exec(List<RawString> arguments, List<RawString> environment) throws IOException {
    if (owner.isPresent()) {
      owner.get().exec(thread, arguments, environment);
    } else {
      thread.run(() -> ProgramStart.exec(kernel, arguments, environment, List.of()));
    }
  }

  @Override
  public void close() {
    others.forEach(RestoredNamespace::close);
    thread.close();
    owner.ifPresent(OwningNamespace::close);
  }
}
