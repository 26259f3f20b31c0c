package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Walks a tree and draws the lines to the left of each mount. */
final class TreeLines {
  /** A stack of thousands of mounts would need lines without end: deeper ones get their depth. */
  private static final int DEEPEST = 32;

  private record Step(Mount mount, int depth, boolean last) {}

  private final MountTree tree;
  private final TreeStyle style;
  private final Map<Integer, Integer> position = new HashMap<>();
  private final boolean[] ended = new boolean[DEEPEST + 1];

  TreeLines(MountTree tree, TreeStyle style) {
    this.tree = tree;
    this.style = style;
    tree.mounts().forEach(mount -> position.put(mount.id(), position.size()));
  }

  /** Hands out every mount with its lines: parents first, siblings in the order of mountinfo. */
  void forEach(BiConsumer<String, Mount> consumer) {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(tree.root(), 0, true));
    while (!open.isEmpty()) {
      Step step = open.pop();
      consumer.accept(lines(step), step.mount);
      boolean last = true;
      for (Mount child : inOrder(tree.children(step.mount)).reversed()) {
        open.push(new Step(child, step.depth + 1, last));
        last = false;
      }
    }
  }

  private List<Mount> inOrder(List<Mount> children) {
    List<Mount> sorted = new ArrayList<>(children);
    sorted.sort(Comparator.comparing(child -> position.getOrDefault(child.id(), 0)));
    return sorted;
  }

  private String lines(Step step) {
    if (step.depth == 0) {
      return "";
    }
    if (step.depth > DEEPEST) {
      return "(" + step.depth + ") ";
    }
    ended[step.depth] = step.last;
    StringBuilder lines = new StringBuilder();
    for (int depth = 1; depth < step.depth; depth++) {
      lines.append(style.trunk(ended[depth]));
    }
    return lines.append(style.branch(step.last)).toString();
  }
}
