package criu.mount.dump;

import criu.mount.rule.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The numbers of processes in PID namespaces below this one, as proc_pid_status(5) has them. */
final class PidNumbers {
  private static final Path PROC = Path.of("/proc");

  private PidNumbers() {}

  /**
   * Returns what to do when a number is not the right one here, but that of a process inside of
   * another PID namespace.
   */
  static Optional<Remedy> seenInsideAs(int pid) throws IOException {
    for (int here : ProcessNumbers.all()) {
      Optional<String> numbers = status(here, "NSpid:");
      if (here != pid && numbers.filter(text -> endsWith(text, pid)).isPresent()) {
        return Optional.of(
            Remedy.dump("-t", Integer.toString(here))
                .because("process " + pid + " of another PID namespace has this number here"));
      }
    }
    return Optional.empty();
  }

  private static boolean endsWith(String numbers, int pid) {
    return numbers.substring(numbers.lastIndexOf('\t') + 1).equals(Integer.toString(pid));
  }

  /** Returns a field of a process's status file; empty when it or the process is not there. */
  static Optional<String> status(int pid, String field) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(Integer.toString(pid)).resolve("status"));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int at = text.indexOf("\n" + field);
      return at < 0
          ? Optional.empty()
          : Optional.of(
              text.substring(at + field.length() + 1, text.indexOf('\n', at + 1)).strip());
    } catch (IOException e) {
      return Optional.empty(); // it has ended meanwhile
    }
  }
}
