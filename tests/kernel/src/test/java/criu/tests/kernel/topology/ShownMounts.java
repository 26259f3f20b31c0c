package criu.tests.kernel.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What findmnt, which is not ours, shows of a task's mounts. */
final class ShownMounts {

  private ShownMounts() {}

  /** Returns one line for each mount, sorted, because the order of siblings says nothing. */
  static List<String> of(int task) throws IOException {
    Process findmnt =
        new ProcessBuilder(
                "findmnt",
                "-N",
                Integer.toString(task),
                "-r",
                "-n",
                "-o",
                "TARGET,SOURCE,FSTYPE,OPTIONS,PROPAGATION")
            .redirectErrorStream(true)
            .start();
    String output;
    // else the descriptors stay open until the collector comes by
    try (OutputStream _ = findmnt.getOutputStream();
        InputStream out = findmnt.getInputStream()) {
      output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      int code = findmnt.waitFor();
      if (code != 0) {
        throw new IOException("findmnt ended with " + code + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return output.lines().sorted().toList();
  }
}
