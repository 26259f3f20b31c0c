package criu.mount.dump;

import criu.mount.rule.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes in the same mount namespace as another. */
final class NamespaceFellows {
  private static final Path PROC = Path.of("/proc");
  private static final Path ROOT = Path.of("/");

  private NamespaceFellows() {}

  /** Returns how the namespace of a chrooted process can be dumped: through one that is not. */
  static Remedy insteadOf(int pid) throws IOException {
    Path namespace = Files.readSymbolicLink(PROC.resolve(Integer.toString(pid)).resolve("ns/mnt"));
    for (int fellow : ProcessNumbers.all()) {
      if (isAtTheRootOf(namespace, PROC.resolve(Integer.toString(fellow)))) {
        return Remedy.dump("-t", Integer.toString(fellow))
            .because("it is in the same mount namespace, at its root");
      }
    }
    return Remedy.command("nsenter", "-t", Integer.toString(pid), "-m", "sleep", "infinity")
        .because("in the background, and dump that process: it stands at the root");
  }

  private static boolean isAtTheRootOf(Path namespace, Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("ns/mnt")).equals(namespace)
          && Files.readSymbolicLink(process.resolve("root")).equals(ROOT);
    } catch (IOException e) {
      return false; // it has ended, or is none of ours
    }
  }
}
