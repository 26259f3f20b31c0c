package criu.mount.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something for each of many mounts, by its id. Faster and smaller than a map with a boxed number
 * and an entry for each, of which a tree of 50,000 mounts would need several. Not for several
 * threads while it changes.
 *
 * @param <V> what each has
 */
public final class ById<V> {
  /** Odd, and another in each run: no image can have ids that all want the same slot. */
  private static final int SPREAD = (int) ((System.nanoTime() * 0x9E3779B97F4A7C15L) >>> 32) | 1;

  private int[] ids;
  private @Nullable Object[] values;
  private int size;

  /** Makes an empty one with room for some ids, and for more when they come. */
  public ById(int expected) {
    int room = Integer.highestOneBit(Math.max(expected, 4)) << 2;
    ids = new int[room];
    values = new Object[room];
  }

  /** Puts a value; returns whether there was none. */
  public boolean put(int id, V value) {
    int at = slot(id);
    boolean isNew = values[at] == null;
    ids[at] = id;
    values[at] = value;
    if (isNew && ++size > ids.length / 2) {
      grow();
    }
    return isNew;
  }

  /** Returns what an id has, if anything. */
  @SuppressWarnings("unchecked") // only put stores
  public Optional<V> get(int id) {
    return Optional.ofNullable((V) values[slot(id)]);
  }

  /** Tells whether an id has something. */
  public boolean has(int id) {
    return values[slot(id)] != null;
  }

  /** Returns the slot of an id, or the free one in which it would be. */
  private int slot(int id) {
    int last = ids.length - 1;
    int at = (id * SPREAD) >>> Integer.numberOfLeadingZeros(last);
    while (values[at] != null && ids[at] != id) {
      at = (at + 1) & last;
    }
    return at;
  }

  private void grow() {
    int[] oldIds = ids;
    @Nullable Object[] oldValues = values;
    ids = new int[oldIds.length * 2];
    values = new Object[ids.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldValues[i] != null) {
        int at = slot(oldIds[i]);
        ids[at] = oldIds[i];
        values[at] = oldValues[i];
      }
    }
  }
}
