package criu.mount.userns;

import criu.mount.model.MountException;
import criu.mount.model.UserNamespace;
import criu.mount.procfs.IdMapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user namespace to be entered by a program.
 *
 * @param file the file that stands for it: of a process in proc, or bind-mounted
 * @param keepsIds whether the caller's ids are those of root there, so that they are kept; others
 *     are changed to 0 there
 */
public record UserNamespaceTarget(Path file, boolean keepsIds) {
  private static final Path OWN = Path.of("/proc/self/ns/user");

  /** Returns the user namespace of a process. */
  public static UserNamespaceTarget of(int pid) throws IOException {
    return of(Path.of("/proc", Integer.toString(pid), "ns/user"));
  }

  /** Returns a user namespace that is there; otherwise as {@link #of(int)}. */
  public UserNamespaceTarget required() throws MountException {
    if (Files.exists(file)) {
      return this;
    }
    throw MountException.because("enter a user namespace", file.toString(), "it is not there")
        .remedy("give a running process or a file that is there with --userns");
  }

  /** Returns the user namespace that a file stands for. */
  public static UserNamespaceTarget of(Path file) throws IOException {
    int own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return new UserNamespaceTarget(file, own != 0);
  }

  /** Returns its ids; empty when the file is not that of a process. */
  public Optional<UserNamespace> ids() throws IOException {
    boolean ofProcess = file.startsWith("/proc") && file.endsWith("ns/user");
    return ofProcess
        ? Optional.of(IdMapFile.read(file.resolve("../..").normalize(), 0))
        : Optional.empty();
  }

  /** Tells whether this process is in it already. */
  public boolean isOwn() throws IOException {
    return Files.isSameFile(file, OWN);
  }

  /** Returns the beginning of a command that runs a program in it; options may follow. */
  public List<String> nsenter() {
    List<String> words = new ArrayList<>(List.of("nsenter", "--user=" + file));
    if (keepsIds) {
      words.add("--preserve-credentials");
    }
    return words;
  }

  List<String> command(Path launcher, String work) {
    List<String> words = new ArrayList<>(nsenter());
    words.add("--");
    words.addAll(Helper.words(launcher, work));
    return words;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
