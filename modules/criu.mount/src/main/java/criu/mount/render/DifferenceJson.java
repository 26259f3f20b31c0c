package criu.mount.render;

import criu.mount.compare.ChangedMount;
import criu.mount.compare.ChangedMount.Kind;
import criu.mount.compare.Difference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes differences as JSON. */
public final class DifferenceJson {
  private final JsonText json = new JsonText();
  private final boolean all;

  private DifferenceJson(boolean all) {
    this.all = all;
  }

  private record Step(ChangedMount mount, int parent) {}

  /**
   * Returns one object: {@code before} and {@code after} say what was compared, and {@code mounts}
   * has an object for each mount that differs, with its {@code kind} ({@code added}, {@code
   * removed}, {@code changed}, {@code moved}), the mount {@code before} and {@code after} as show
   * has it, and the {@code differences}.
   */
  public static String changes(String before, String after, List<ChangedMount> roots) {
    return new DifferenceJson(false).write(before, after, roots);
  }

  /**
   * Returns the same with all mounts, parents before children; {@code parent} is the index of the
   * parent in the array, -1 for a root.
   */
  public static String tree(String before, String after, List<ChangedMount> roots) {
    return new DifferenceJson(true).write(before, after, roots);
  }

  private String write(String before, String after, List<ChangedMount> roots) {
    json.open('{').name("before").string(before).name("after").string(after);
    json.name("mounts").open('[');
    Deque<Step> open = new ArrayDeque<>();
    roots.reversed().forEach(root -> open.push(new Step(root, -1)));
    int index = 0;
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (all || step.mount.kind() != Kind.SAME) {
        append(step);
      }
      for (ChangedMount child : step.mount.children().reversed()) {
        open.push(new Step(child, index));
      }
      index++;
    }
    return json.close(']').close('}') + "\n";
  }

  private void append(Step step) {
    ChangedMount mount = step.mount;
    json.line().open('{').name("kind").string(DifferenceRenderer.word(mount.kind()));
    if (all) {
      json.name("parent").number((long) step.parent);
    }
    mount.before().ifPresent(one -> JsonRenderer.appendMount(json.name("before"), one));
    mount.after().ifPresent(one -> JsonRenderer.appendMount(json.name("after"), one));
    json.name("differences").open('[');
    for (Difference difference : mount.differences()) {
      json.open('{').name("property").string(difference.property());
      json.name("before").string(difference.before());
      json.name("after").string(difference.after()).close('}');
    }
    json.close(']').close('}');
  }
}
