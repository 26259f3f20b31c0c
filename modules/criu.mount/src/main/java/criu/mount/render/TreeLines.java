package criu.mount.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Walks a tree and draws the lines to the left of each of its nodes.
 *
 * @param <T> what a node is
 */
final class TreeLines<T> {
  /** A stack of thousands of mounts would need lines without end: deeper ones get their depth. */
  private static final int DEEPEST = 32;

  private record Step<T>(T node, int depth, boolean last) {}

  private final Function<T, List<T>> children;
  private final TreeStyle style;
  private final boolean[] ended = new boolean[DEEPEST + 1];

  TreeLines(Function<T, List<T>> children, TreeStyle style) {
    this.children = children;
    this.style = style;
  }

  /** Hands out every node with its lines: parents first, children in their order. */
  void forEach(T root, BiConsumer<String, T> consumer) {
    Deque<Step<T>> open = new ArrayDeque<>();
    open.push(new Step<>(root, 0, true));
    while (!open.isEmpty()) {
      Step<T> step = open.pop();
      consumer.accept(lines(step), step.node);
      boolean last = true;
      for (T child : children.apply(step.node).reversed()) {
        open.push(new Step<>(child, step.depth + 1, last));
        last = false;
      }
    }
  }

  private String lines(Step<T> step) {
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
