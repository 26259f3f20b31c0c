package criu.mount.restore;

import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.OpenTreeFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A mount namespace that was restored and compared with its images. It lives as long as this
 * object, or as its pin, or as a program that runs in it.
 */
public final class RestoredNamespace implements AutoCloseable {
  private final Kernel kernel;
  private final NamespaceThread thread;
  private final MountTree tree;

  RestoredNamespace(Kernel kernel, NamespaceThread thread, MountTree tree) {
    this.kernel = kernel;
    this.thread = thread;
    this.tree = tree;
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
    boolean made = makeFile(path);
    RawString target = RawString.of(path.toString());
    RawString namespace = RawString.of("/proc/self/task/" + thread.id() + "/ns/mnt");
    try (Fd source =
            kernel
                .mounts()
                .openTree(
                    Fd.CWD,
                    namespace,
                    Set.of(OpenTreeFlag.OPEN_TREE_CLONE, OpenTreeFlag.OPEN_TREE_CLOEXEC));
        Fd place = kernel.files().open(Fd.CWD, target, Places.PLACE_FOLLOWED, 0)) {
      kernel.mounts().moveMount(source, RawString.EMPTY, place, RawString.EMPTY, Places.MOVE_THIS);
    } catch (IOException e) {
      MountException failure =
          new MountException("pin", path.toString(), e)
              .remedy(
                  "pin below a private mount: mount --bind DIR DIR && mount --make-private DIR");
      throw made ? removing(path, failure) : failure;
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
    thread.run(() -> ProgramStart.exec(kernel, arguments, environment));
  }

  @Override
  public void close() {
    thread.close();
  }
}
