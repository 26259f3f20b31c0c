package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Shows what stands against a dump, for people and for programs. */
public final class ProblemRenderer {

  private ProblemRenderer() {}

  /**
   * Returns the lines for one problem: what it is, then each remedy on a line of its own, two
   * spaces further in.
   */
  public static List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    String type = problem.mount().map(mount -> " (" + type(mount) + ")").orElse("");
    lines.add(problem.which() + type + ": " + problem.reason());
    for (Remedy remedy : problem.remedies()) {
      lines.add((lines.size() == 1 ? "  " : "  or ") + remedy);
    }
    return lines;
  }

  private static String type(Mount mount) {
    return mount.superblock().type().toString();
  }

  /** Returns all problems, errors first, and a line that counts them. */
  public static String text(int pid, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    append(text, "error: ", problems.stream().filter(Problem::isError).toList());
    append(text, "warning: ", problems.stream().filter(one -> !one.isError()).toList());
    long errors = problems.stream().filter(Problem::isError).count();
    return text.append(errors == 0 ? "ok: " : "refused: ")
        .append("process " + pid + ": ")
        .append(count(errors, "error") + ", " + count(problems.size() - errors, "warning"))
        .append('\n')
        .toString();
  }

  private static void append(StringBuilder text, String severity, List<Problem> problems) {
    for (Problem problem : problems) {
      text.append(severity);
      lines(problem).forEach(line -> text.append(line).append('\n'));
    }
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Returns one object with all problems, one a line. */
  public static String json(int pid, List<Problem> problems) {
    JsonText json = new JsonText().open('{');
    json.name("pid").number(pid);
    json.name("dumpable").bool(problems.stream().noneMatch(Problem::isError));
    json.name("problems").open('[');
    for (Problem problem : problems) {
      append(json.line(), problem);
    }
    return json.close(']').close('}') + "\n";
  }

  static void append(JsonText json, Problem problem) {
    json.open('{').name("severity").string(problem.isError() ? "error" : "warning");
    json.name("rule").string(problem.rule());
    json.name("subject").string(problem.which());
    json.name("pid").number(problem.pid());
    problem.mount().ifPresent(mount -> append(json.name("mount"), mount));
    json.name("reason").string(problem.reason());
    json.name("remedies").open('[');
    problem.remedies().forEach(remedy -> append(json, remedy));
    json.close(']').close('}');
  }

  private static void append(JsonText json, Mount mount) {
    json.open('{').name("id").number(mount.id());
    json.name("mountpoint").string(mount.mountpoint());
    json.name("root").string(mount.root());
    json.name("type").string(mount.superblock().type());
    json.name("source").string(mount.superblock().source());
    json.name("device").string(mount.superblock().device());
    json.close('}');
  }

  private static void append(JsonText json, Remedy remedy) {
    json.open('{').name("text").string(remedy);
    json.name("command").strings(remedy.command());
    json.name("dump").strings(remedy.dump());
    json.name("restore").strings(remedy.restore());
    json.close('}');
  }
}
