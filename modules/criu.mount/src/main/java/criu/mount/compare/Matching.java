package criu.mount.compare;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Which mounts of two trees stand for each other.
 *
 * @param pairs the matched mounts, the roots first and parents before children
 * @param missing the mounts that only the first tree has, with all that is mounted on them
 * @param unexpected the same of the second tree
 */
record Matching(List<Pair> pairs, List<Mount> missing, List<Mount> unexpected) {

  static Matching of(MountTree before, MountTree after, Tolerance tolerance) {
    Matching matching = new Matching(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Queue<Pair> open = new ArrayDeque<>(List.of(new Pair(before.root(), after.root())));
    for (Pair pair = open.poll(); pair != null; pair = open.poll()) {
      matching.pairs.add(pair);
      open.addAll(matching.matchChildren(before, after, pair, tolerance));
    }
    return matching;
  }

  private List<Pair> matchChildren(
      MountTree before, MountTree after, Pair parents, Tolerance tolerance) {
    List<Mount> were = before.children(parents.before());
    List<Mount> are = after.children(parents.after());
    if (were.isEmpty() && are.isEmpty()) {
      return List.of();
    }
    Map<RawString, Deque<Mount>> candidates = new LinkedHashMap<>();
    for (Mount child : are) {
      candidates.computeIfAbsent(child.mountpoint(), path -> new ArrayDeque<>(1)).add(child);
    }
    List<Pair> matched = new ArrayList<>();
    for (Mount child : were) {
      Deque<Mount> queue = candidates.get(child.mountpoint());
      if (queue == null || queue.isEmpty()) {
        addSubtree(missing, before, child);
      } else {
        matched.add(new Pair(child, queue.remove()));
      }
    }
    if (!tolerance.allowsMoreOn(parents.before())) {
      candidates.values().forEach(rest -> rest.forEach(one -> addSubtree(unexpected, after, one)));
    }
    return matched;
  }

  private static void addSubtree(List<Mount> list, MountTree tree, Mount top) {
    Deque<Mount> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      Mount mount = open.pop();
      list.add(mount);
      tree.children(mount).reversed().forEach(open::push);
    }
  }
}
