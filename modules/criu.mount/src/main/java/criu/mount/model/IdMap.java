package criu.mount.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * How user or group ids of a user namespace stand for ids outside of it; user_namespaces(7). Ids
 * are 32 bits wide without a sign.
 *
 * @param extents the lines of the map, in its order; no id is in two of them
 */
public record IdMap(List<Extent> extents) {
  private static final long ALL = 0xFFFF_FFFFL;

  /**
   * Consecutive ids.
   *
   * @param inside the first id in the namespace
   * @param outside the first id that it stands for
   * @param count how many
   */
  public record Extent(long inside, long outside, long count) {

    private boolean isAll() {
      return inside == 0 && outside == 0 && count == ALL;
    }
  }

  /** Copies the list. */
  public IdMap {
    extents = List.copyOf(extents);
  }

  /** Returns what an id from outside is inside; empty when nothing stands for it. */
  public OptionalLong inside(long id) {
    for (Extent extent : extents) {
      if (id >= extent.outside() && id - extent.outside() < extent.count()) {
        return OptionalLong.of(extent.inside() + id - extent.outside());
      }
    }
    return OptionalLong.empty();
  }

  /** Returns what an id from inside stands for outside; empty when it stands for nothing. */
  public OptionalLong outside(long id) {
    for (Extent extent : extents) {
      if (id >= extent.inside() && id - extent.inside() < extent.count()) {
        return OptionalLong.of(extent.outside() + id - extent.inside());
      }
    }
    return OptionalLong.empty();
  }

  /** Tells whether every id stands for itself, as in the initial user namespace. */
  public boolean isIdentity() {
    return extents.size() == 1 && extents.getFirst().isAll();
  }
}
