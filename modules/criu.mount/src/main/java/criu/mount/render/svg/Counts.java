package criu.mount.render.svg;

import criu.mount.model.Mount;
import criu.mount.render.view.View;
import criu.mount.rule.Problem;
import java.util.List;
import java.util.StringJoiner;

/** Says how much there is, in words. */
final class Counts {

  private Counts() {}

  static String of(View view) {
    List<Mount> mounts = view.namespaces().stream().flatMap(one -> one.mounts().stream()).toList();
    StringJoiner text = new StringJoiner(", ");
    text.add(count(mounts.size(), "mount"));
    text.add(
        count(
            mounts.stream().map(mount -> mount.superblock().device()).distinct().count(),
            "file system"));
    text.add(
        count(
            mounts.stream()
                .filter(mount -> mount.sharing().isShared())
                .map(mount -> mount.sharing().groupId())
                .distinct()
                .count(),
            "peer group"));
    view.problems().ifPresent(problems -> addProblems(text, problems));
    return text.toString();
  }

  private static void addProblems(StringJoiner text, List<Problem> problems) {
    long errors = problems.stream().filter(Problem::isError).count();
    text.add(count(errors, "error")).add(count(problems.size() - errors, "warning"));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
