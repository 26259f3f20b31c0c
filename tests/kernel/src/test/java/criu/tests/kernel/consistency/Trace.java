package criu.tests.kernel.consistency;

import criu.tests.kernel.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The system calls of a run, as strace tells them, each with where its thread was. */
final class Trace {
  private static final String CALLS =
      "%file,setns,unshare,fchdir,mount_setattr,move_mount,open_tree,fsopen,fsconfig,fsmount,fspick,"
          + "fchmod,fchown,ftruncate,fallocate,fsetxattr,fremovexattr,openat2";

  private static final String UNFINISHED = "<unfinished ...>";

  private static final List<String> REFUSALS = List.of("EFAULT", "EBADF", "EINVAL");

  /** Where a thread is. */
  enum Place {
    /** In the namespace that the command was started in. */
    HOST,
    /** In the namespace that is dumped. */
    DUMPED,
    /** In a copy of that. */
    COPY
  }

  /**
   * A call.
   *
   * @param place where the thread was
   * @param name such as {@code openat}
   * @param arguments the arguments as strace shows them, and the result
   */
  record Call(Place place, String name, String arguments) {

    /** The command calls each function once with arguments that none takes, to have it at hand. */
    boolean isRefusedWhateverItWants() {
      return REFUSALS.stream().anyMatch(errno -> arguments.contains("= -1 " + errno + " "));
    }

    boolean opensForWriting() {
      return name.startsWith("open")
          && (arguments.contains("O_WRONLY")
              || arguments.contains("O_RDWR")
              || arguments.contains("O_CREAT")
              || arguments.contains("O_TRUNC"));
    }
  }

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> begun = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();

  private Trace() {}

  /** Runs a command under strace, which must succeed; skips the test where that cannot work. */
  static List<Call> of(Path file, List<String> command) throws IOException {
    String probe = "strace -qq -o /dev/null true";
    Command.Result tried = Command.run("sh", "-c", probe);
    Assumptions.assumeTrue(tried.exit() == 0, () -> "strace cannot be used: " + tried.err());
    List<String> traced = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-s", "4096"));
    traced.addAll(List.of("-e", "trace=" + CALLS, "-e", "signal=none", "-o", file.toString()));
    traced.addAll(command);
    Command.run(traced, _ -> {}).succeeded();
    Trace trace = new Trace();
    Files.readAllLines(file, StandardCharsets.ISO_8859_1).forEach(trace::take);
    return trace.calls;
  }

  /**
   * A line is {@code THREAD NAME(ARGUMENTS) = RESULT}. When another thread calls meanwhile, it
   * comes in halves, {@code NAME(ARGUMENTS <unfinished ...>} and {@code <... NAME resumed>) =
   * RESULT}.
   */
  private void take(String line) {
    int space = line.indexOf(' ');
    String thread = line.substring(0, space);
    String text = line.substring(space).strip();
    if (text.endsWith(UNFINISHED)) {
      begun.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
      return;
    }
    String before = text.startsWith("<") ? begun.remove(thread) : null;
    String whole = before == null ? text : before + text.substring(text.indexOf('>') + 1);
    int parenthesis = whole.indexOf('(');
    if (whole.startsWith("<") || whole.startsWith("+") || parenthesis < 0) {
      return;
    }
    take(thread, whole.substring(0, parenthesis), whole.substring(parenthesis));
  }

  private void take(String thread, String name, String arguments) {
    Call call = new Call(places.getOrDefault(thread, Place.HOST), name, arguments);
    if (call.isRefusedWhateverItWants()) {
      return;
    }
    calls.add(call);
    if (arguments.contains("CLONE_NEWNS")) {
      places.put(thread, name.equals("setns") ? Place.DUMPED : Place.COPY);
    }
  }
}
