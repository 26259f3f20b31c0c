package criu.mount.render;

import criu.mount.compare.ChangedMount;
import criu.mount.compare.ChangedMount.Kind;
import criu.mount.compare.Difference;
import criu.mount.model.Mount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Shows two trees as one: what was added, removed, changed and moved, and on what it stands. */
public final class DifferenceRenderer {
  private static final Map<Kind, Ink> INKS = new EnumMap<>(Kind.class);
  private static final Map<Kind, String> SIGNS = new EnumMap<>(Kind.class);

  static {
    INKS.put(Kind.SAME, Ink.PLAIN);
    INKS.put(Kind.ADDED, Ink.ADDED);
    INKS.put(Kind.REMOVED, Ink.REMOVED);
    INKS.put(Kind.CHANGED, Ink.CHANGED);
    INKS.put(Kind.MOVED, Ink.MOVED);
    SIGNS.put(Kind.SAME, " ");
    SIGNS.put(Kind.ADDED, "+");
    SIGNS.put(Kind.REMOVED, "-");
    SIGNS.put(Kind.CHANGED, "~");
    SIGNS.put(Kind.MOVED, ">");
  }

  private final Set<ChangedMount> shown = new HashSet<>();
  private final List<List<Cell>> rows = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  private DifferenceRenderer() {}

  /**
   * Returns the mounts that differ and those they stand on, a sign before each ({@code +} added,
   * {@code -} removed, {@code ~} changed, {@code >} moved) and below it a line for each property,
   * then a line that counts them; nothing when nothing differs.
   *
   * @param roots the roots of the namespaces
   */
  public static String text(List<ChangedMount> roots, TreeStyle style) {
    DifferenceRenderer renderer = new DifferenceRenderer();
    for (ChangedMount root : roots) {
      renderer.choose(root);
      if (renderer.shown.contains(root)) {
        new TreeLines<>(renderer::children, style).forEach(root, renderer::add);
      }
    }
    String tree = new Columns(style).align(renderer.rows);
    return tree.isEmpty() ? "" : tree + renderer.summary() + "\n";
  }

  /** Finds the mounts that differ and those they stand on. */
  private void choose(ChangedMount root) {
    List<ChangedMount> order = new ArrayList<>();
    Deque<ChangedMount> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      ChangedMount mount = open.pop();
      order.add(mount);
      mount.children().forEach(open::push);
    }
    for (ChangedMount mount : order.reversed()) {
      if (mount.kind() != Kind.SAME || mount.children().stream().anyMatch(shown::contains)) {
        shown.add(mount);
      }
    }
  }

  private List<ChangedMount> children(ChangedMount mount) {
    return mount.children().stream().filter(shown::contains).toList();
  }

  private void add(String lines, ChangedMount changed) {
    Mount mount = changed.mount();
    counts.merge(changed.kind(), 1, Integer::sum);
    rows.add(
        row(
            changed.kind(),
            SIGNS.get(changed.kind()) + " " + lines + mount.mountpoint(),
            MountWords.type(mount),
            MountWords.source(mount),
            mount.sharing().toString(),
            MountWords.options(mount)));
    for (Difference difference : changed.differences()) {
      String words = difference.property() + ": ";
      String values = difference.before() + " -> " + difference.after();
      rows.add(List.of(new Cell("      " + words + values, Ink.DIM)));
    }
  }

  private static List<Cell> row(Kind kind, String... texts) {
    List<Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(new Cell(text, INKS.getOrDefault(kind, Ink.PLAIN)));
    }
    return cells;
  }

  private String summary() {
    StringJoiner words = new StringJoiner(", ");
    for (Kind kind : Kind.values()) {
      if (kind != Kind.SAME && counts.containsKey(kind)) {
        words.add(counts.get(kind) + " " + word(kind));
      }
    }
    return words.toString();
  }

  /** Returns the word for a kind. */
  static String word(Kind kind) {
    return switch (kind) {
      case SAME -> "same";
      case ADDED -> "added";
      case REMOVED -> "removed";
      case CHANGED -> "changed";
      case MOVED -> "moved";
    };
  }
}
