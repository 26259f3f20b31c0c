package criu.mount.restore;

import criu.mount.model.MountException;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user namespace that owns a restored one. Owns the descriptor of it. */
final class OwningNamespace implements AutoCloseable {
  /** What the pin of a user namespace is called, behind the name of that of the mounts. */
  static final String SUFFIX = ".user";

  private static final int REGULAR_FILE = 0100600;

  private final Kernel kernel;
  private final Fd file;
  private final boolean isNew;

  /**
   * Makes one of a descriptor.
   *
   * @param file the user namespace
   * @param isNew whether nothing else leads to it, so that it has to be pinned too
   */
  OwningNamespace(Kernel kernel, Fd file, boolean isNew) {
    this.kernel = kernel;
    this.file = file;
    this.isNew = isNew;
  }

  /**
   * Replaces this process by a program in both namespaces, as root there. As only a process with
   * one thread can enter a user namespace, nsenter(1) does it, and hands its two descriptors down.
   */
  void exec(NamespaceThread inside, List<RawString> arguments, List<RawString> environment)
      throws IOException {
    RawString mounts = RawString.of("/proc/self/task/" + inside.id() + "/ns/mnt");
    try (Fd mount = kernel.namespaces().openInheritable(mounts);
        Fd user = kernel.namespaces().openInheritable(file.procPath())) {
      List<RawString> words = new ArrayList<>();
      words.add(new RawString("nsenter"));
      words.add(new RawString("--user=").plus(user.procPath()));
      words.add(new RawString("--mount=").plus(mount.procPath()));
      words.add(new RawString("--"));
      words.addAll(arguments);
      ProgramStart.exec(kernel, words, environment, List.of(user, mount));
    }
  }

  /** Keeps a user namespace that was made for a restore beside the pin of its mounts. */
  void pin(Path beside) throws IOException {
    if (!isNew) {
      return;
    }
    Path path = Path.of(beside + SUFFIX);
    RawString raw = RawString.of(path.toString());
    if (!Files.exists(path)) {
      kernel.files().mknod(Fd.CWD, raw, REGULAR_FILE, new Device(0, 0));
    }
    try (Fd source = kernel.mounts().openTree(Fd.CWD, file.procPath(), Places.COPY_PATH);
        Fd place = kernel.files().open(Fd.CWD, raw, Places.PLACE_FOLLOWED, 0)) {
      Places.attach(kernel, source, place);
    } catch (IOException e) {
      Files.delete(path);
      throw new MountException("pin the user namespace", path.toString(), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
