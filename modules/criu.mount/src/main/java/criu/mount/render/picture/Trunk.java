package criu.mount.render.picture;

import criu.mount.model.Mount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The line from a peer group to all its slaves: it leaves a member, runs beside the rows in a lane,
 * and sends a branch to each slave.
 *
 * @param group the peer group
 * @param lane the lane, 0 the nearest to the rows
 * @param master the row of the member it leaves
 * @param slaves the rows of the slaves, from above
 */
public record Trunk(int group, int lane, int master, List<Integer> slaves) {
  /** More lanes would take more room than the tree: trunks share them then. */
  private static final int MOST_LANES = 24;

  /** Returns the trunks of some rows. */
  public static List<Trunk> of(List<Row> rows) {
    Map<Integer, Integer> masters = new LinkedHashMap<>();
    Map<Integer, List<Integer>> slaves = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Mount mount = rows.get(i).mount();
      masters.putIfAbsent(mount.sharing().groupId(), i);
      if (mount.sharing().isSlave()) {
        slaves.computeIfAbsent(mount.sharing().masterId(), any -> new ArrayList<>()).add(i);
      }
    }
    List<Trunk> trunks = new ArrayList<>();
    slaves.forEach((group, ends) -> {
      if (masters.containsKey(group)) {
        trunks.add(new Trunk(group, 0, masters.getOrDefault(group, 0), List.copyOf(ends)));
      }
    });
    return inLanes(trunks);
  }

  /** Gives each the first lane that is free where it begins; the short ones come first. */
  private static List<Trunk> inLanes(List<Trunk> trunks) {
    trunks.sort(Comparator.comparingInt(Trunk::top).thenComparingInt(Trunk::bottom));
    int[] ends = new int[MOST_LANES];
    List<Trunk> placed = new ArrayList<>();
    for (Trunk trunk : trunks) {
      int lane = 0;
      while (lane < MOST_LANES - 1 && ends[lane] > trunk.top()) {
        lane++;
      }
      ends[lane] = Math.max(ends[lane], trunk.bottom() + 1);
      placed.add(new Trunk(trunk.group, lane, trunk.master, trunk.slaves));
    }
    return placed;
  }

  /** Returns the highest row it touches. */
  public int top() {
    return Math.min(master, slaves.getFirst());
  }

  /** Returns the lowest row it touches. */
  public int bottom() {
    return Math.max(master, slaves.getLast());
  }
}
