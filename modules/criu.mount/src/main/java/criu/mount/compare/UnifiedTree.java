package criu.mount.compare;

import criu.mount.compare.ChangedMount.Kind;
import criu.mount.compare.Difference.Property;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two trees as one: what both have stands once, what was added or moved where it is, and what was
 * removed where it was. Takes linear time.
 */
public final class UnifiedTree {
  private final MountTree before;
  private final MountTree after;
  private final PairComparison comparison;
  private final List<Difference> differences;
  private final Map<Integer, ChangedMount> byBefore = new HashMap<>();
  private final Map<Integer, ChangedMount> byAfter = new HashMap<>();

  private UnifiedTree(
      MountTree before, MountTree after, PairComparison comparison, List<Difference> differences) {
    this.before = before;
    this.after = after;
    this.comparison = comparison;
    this.differences = differences;
  }

  /**
   * Returns the roots of trees that are each made of two, which may share superblocks and peer
   * groups with the others. Numbers that the kernel chooses are compared as {@link TreeComparison}
   * does.
   *
   * @param before the trees that were there, at least one
   * @param after as many trees, each the one that is there now
   */
  public static List<ChangedMount> of(List<MountTree> before, List<MountTree> after) {
    List<Difference> differences = new ArrayList<>();
    Pair roots = new Pair(before.getFirst().root(), after.getFirst().root());
    PairComparison comparison =
        new PairComparison(
            roots, Insiders.of(before), Insiders.of(after), Tolerance.NONE, differences);
    List<ChangedMount> unified = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      unified.add(new UnifiedTree(before.get(i), after.get(i), comparison, differences).build());
    }
    return unified;
  }

  /** Tells whether nothing in some trees is other than it was. */
  public static boolean areSame(List<ChangedMount> roots) {
    Deque<ChangedMount> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      ChangedMount mount = open.pop();
      if (mount.kind() != Kind.SAME) {
        return false;
      }
      mount.children().forEach(open::push);
    }
    return true;
  }

  private ChangedMount build() {
    Matching matching = Matching.of(before, after, Tolerance.NONE);
    matching.pairs().forEach(pair -> note(pair, false, compared(pair)));
    Moves.of(before, after, matching).forEach(this::note);
    for (Mount mount : matching.unexpected()) {
      byAfter.computeIfAbsent(mount.id(), any -> ChangedMount.added(mount));
    }
    for (Mount mount : matching.missing()) {
      byBefore.computeIfAbsent(mount.id(), any -> ChangedMount.removed(mount));
    }
    return linked();
  }

  private void note(Moves.Move move) {
    List<Difference> found = new ArrayList<>();
    Pair pair = move.pair();
    if (move.itself()) {
      found.add(moved(pair));
    }
    found.addAll(compared(pair));
    note(pair, move.itself(), found);
  }

  /** Says where a mount was; one that is still at its mountpoint stands on another mount. */
  private Difference moved(Pair pair) {
    RawString from = pair.before().mountpoint();
    RawString to = pair.after().mountpoint();
    return from.equals(to)
        ? difference(
            pair, Property.PARENT, parent(before, pair.before()), parent(after, pair.after()))
        : difference(pair, Property.MOUNTPOINT, from, to);
  }

  private static Difference difference(Pair pair, Property property, Object from, Object to) {
    return new Difference(pair.before().label(), property, from.toString(), to.toString());
  }

  private static RawString parent(MountTree tree, Mount mount) {
    return tree.parent(mount).map(Mount::mountpoint).orElse(RawPaths.ROOT);
  }

  private void note(Pair pair, boolean moved, List<Difference> found) {
    ChangedMount mount = ChangedMount.both(pair, moved, found);
    byBefore.put(pair.before().id(), mount);
    byAfter.put(pair.after().id(), mount);
  }

  private List<Difference> compared(Pair pair) {
    int from = differences.size();
    comparison.compare(pair);
    return List.copyOf(differences.subList(from, differences.size()));
  }

  /** Hangs every mount on its parent: first what is there, then what is gone. */
  private ChangedMount linked() {
    hang(after, byAfter, false);
    hang(before, byBefore, true);
    return of(byAfter, after.root());
  }

  private static void hang(MountTree tree, Map<Integer, ChangedMount> byId, boolean goneOnly) {
    for (Mount parent : tree.mounts()) {
      for (Mount child : tree.children(parent)) {
        ChangedMount mount = of(byId, child);
        if (!goneOnly || mount.kind() == Kind.REMOVED) {
          of(byId, parent).add(mount);
        }
      }
    }
  }

  private static ChangedMount of(Map<Integer, ChangedMount> byId, Mount mount) {
    return Optional.ofNullable(byId.get(mount.id())).orElseThrow();
  }
}
