package criu.tests.kernel.docs;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs examples one after the other in one bash, as somebody would paste them: in an empty folder,
 * in mount and process namespaces of their own, which end with all that was started.
 */
final class PageRun {
  private final Path folder;

  /**
   * What became of an example.
   *
   * @param printed both streams
   * @param failures commands that failed, with their exit codes
   */
  record Result(String printed, List<String> failures) {}

  PageRun(Path folder) {
    this.folder = folder;
  }

  List<Result> of(List<String> scripts) throws IOException {
    Path all = folder.resolve("all.bash");
    StringBuilder text =
        new StringBuilder("trap 'echo \"$BASH_COMMAND: $?\" >> \"$failed\"' ERR\n");
    text.append("mkdir '").append(folder).append("/work'; cd '").append(folder).append("/work'\n");
    for (int i = 0; i < scripts.size(); i++) {
      text.append("failed='").append(file(i, "failed")).append("'; exec > '");
      text.append(file(i, "printed")).append("' 2>&1\n").append(scripts.get(i));
    }
    Files.writeString(all, text + "\nexit 0\n");
    Command.Result run = run(all);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      results.add(new Result(read(file(i, "printed")), read(file(i, "failed")).lines().toList()));
    }
    if (run.exit() != 0) {
      throw new AssertionError(run + " after " + results);
    }
    return results;
  }

  private Command.Result run(Path script) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "--propagation", "private"));
    command.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc"));
    command.addAll(List.of("bash", script.toString()));
    return Command.run(
        command,
        builder -> {
          String image = CriuMount.image().toAbsolutePath().toString();
          var environment = builder.environment();
          environment.put("PATH", image + "/bin:" + environment.get("PATH") + ":/usr/sbin:/sbin");
          environment.put("LC_ALL", "C.UTF-8");
          environment.put("CRIU_MOUNT", image);
          environment.put("TMPDIR", folder.toString()); // what mktemp makes goes with it
        });
  }

  private Path file(int number, String kind) {
    return folder.resolve(number + "." + kind);
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
