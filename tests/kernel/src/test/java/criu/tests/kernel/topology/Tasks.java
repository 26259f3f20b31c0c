package criu.tests.kernel.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process in a mount namespace of its own, and children of it in copies of that and of each
 * other's. The working directory of each is the mount that is to be the root of its namespace. They
 * all end when this process does, or closes them.
 */
final class Tasks implements AutoCloseable {
  /** The children have the fifo open for reading, which ends when the first process has ended. */
  private static final String SCRIPT =
      """
      mount --bind "$1" "$1"; cd "$1"; mkfifo "$2"; exec 4<> "$2"; echo $$
      while read task; do
        nsenter --target "$task" --mount --wd unshare --mount --propagation unchanged \\
          sh -c 'exec 3< "$0"; echo $$; read never <&3' "$2" 4>&- &
      done
      exec 4>&-
      wait
      """;

  private final Process first;
  private final BufferedReader said;
  private final List<Long> ids = new ArrayList<>();

  private Tasks(Process first) {
    this.first = first;
    this.said = first.inputReader(StandardCharsets.UTF_8);
  }

  static Tasks start(Site site) throws IOException {
    List<String> command =
        List.of("unshare", "--mount", "--propagation", "private", "sh", "-euc", SCRIPT, "sh");
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(site.root().toString(), site.fifo().toString()));
    Tasks tasks = new Tasks(new ProcessBuilder(all).redirectErrorStream(true).start());
    try {
      tasks.ids.add(tasks.started());
      return tasks;
    } catch (IOException e) {
      tasks.close();
      throw e;
    }
  }

  /** Starts a child of the first in a copy of the namespace of any of them. */
  long copy(long task) throws IOException {
    OutputStream commands = first.getOutputStream();
    commands.write((task + "\n").getBytes(StandardCharsets.US_ASCII));
    commands.flush();
    long child = started();
    ids.add(child);
    return child;
  }

  private long started() throws IOException {
    String line = Optional.ofNullable(said.readLine()).orElse("nothing");
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw new IOException("a task said: " + line, e);
    }
  }

  /** Returns the processes, the first first, the others by their numbers as a dump finds them. */
  List<Long> ids() {
    List<Long> sorted = new ArrayList<>(ids.subList(1, ids.size()));
    sorted.sort(null);
    sorted.addFirst(ids.getFirst());
    return sorted;
  }

  /** Ends all of them and waits until they are gone. */
  @Override
  public void close() throws IOException {
    first.getOutputStream().close();
    first.onExit().join();
    said.close();
  }
}
