package criu.mount.compare;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds mounts that are gone from one place and have come at another. A mount is taken for the same
 * when it shows the same part of a file system with the same type, source and options; those on the
 * same device come first. What stands on it moves with it.
 */
final class Moves {

  /**
   * A mount that moved.
   *
   * @param pair the mount before and after
   * @param itself whether it moved itself, or only with what it stands on
   */
  record Move(Pair pair, boolean itself) {}

  /** What a mount shows; the device is that of no other mount when it does not matter. */
  private record Content(
      Device device, RawString type, RawString source, RawString options, RawString root) {
    private static final Device ANY = new Device(0, 0);

    static Content of(Mount mount, boolean sameDevice) {
      Superblock superblock = mount.superblock();
      return new Content(
          sameDevice ? superblock.device() : ANY,
          superblock.type(),
          superblock.source(),
          superblock.options(),
          mount.root());
    }
  }

  private final MountTree before;
  private final MountTree after;
  private final Matching matching;
  private final Set<Integer> gone = new HashSet<>();
  private final Set<Integer> come = new HashSet<>();
  private final List<Move> moves = new ArrayList<>();

  private Moves(MountTree before, MountTree after, Matching matching) {
    this.before = before;
    this.after = after;
    this.matching = matching;
    matching.missing().forEach(mount -> gone.add(mount.id()));
    matching.unexpected().forEach(mount -> come.add(mount.id()));
  }

  /** Returns the moves among what a matching of two trees left over. */
  static List<Move> of(MountTree before, MountTree after, Matching matching) {
    Moves moves = new Moves(before, after, matching);
    moves.find(true);
    moves.find(false);
    return moves.moves;
  }

  private void find(boolean sameDevice) {
    Map<Content, Deque<Mount>> candidates = new HashMap<>();
    for (Mount mount : matching.unexpected()) {
      candidates
          .computeIfAbsent(Content.of(mount, sameDevice), any -> new ArrayDeque<>())
          .add(mount);
    }
    for (Mount mount : matching.missing()) {
      Deque<Mount> same =
          candidates.getOrDefault(Content.of(mount, sameDevice), new ArrayDeque<>());
      while (!same.isEmpty() && !come.contains(same.peek().id())) {
        same.remove(); // it was taken with what it stands on
      }
      if (gone.contains(mount.id()) && !same.isEmpty()) {
        take(new Pair(mount, same.remove()));
      }
    }
  }

  private void take(Pair top) {
    Deque<Pair> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      gone.remove(pair.before().id());
      come.remove(pair.after().id());
      moves.add(new Move(pair, pair.equals(top)));
      takeChildren(pair, open);
    }
  }

  private void takeChildren(Pair pair, Deque<Pair> open) {
    Map<RawString, Deque<Mount>> places = new HashMap<>();
    for (Mount child : after.children(pair.after())) {
      if (come.contains(child.id())) {
        places.computeIfAbsent(place(pair.after(), child), any -> new ArrayDeque<>()).add(child);
      }
    }
    for (Mount child : before.children(pair.before())) {
      Deque<Mount> there = places.getOrDefault(place(pair.before(), child), new ArrayDeque<>());
      if (gone.contains(child.id()) && !there.isEmpty()) {
        open.push(new Pair(child, there.remove()));
      }
    }
  }

  private static RawString place(Mount parent, Mount child) {
    return RawPaths.below(parent.mountpoint(), child.mountpoint());
  }
}
