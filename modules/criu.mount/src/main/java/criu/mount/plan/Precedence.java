package criu.mount.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Things by their numbers, some of which have to come before others. */
final class Precedence {
  private final List<Set<Integer>> later = new ArrayList<>();
  private final int[] waiting;

  Precedence(int size) {
    this.waiting = new int[size];
    for (int i = 0; i < size; i++) {
      later.add(new HashSet<>());
    }
  }

  /** Wants one before another. Nothing comes before itself. */
  void before(int first, int second) {
    if (first != second && later.get(first).add(second)) {
      waiting[second]++;
    }
  }

  /** Wants that one never comes. */
  void never(int one) {
    waiting[one]++;
  }

  /**
   * Returns an order, without those that wait for each other or for such.
   *
   * @param position of each where nothing else is wanted, smaller ones first
   */
  List<Integer> sort(int[] position) {
    PriorityQueue<Integer> ready =
        new PriorityQueue<>((a, b) -> Integer.compare(position[a], position[b]));
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Integer> order = new ArrayList<>(waiting.length);
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(next);
      for (int other : later.get(next)) {
        if (--waiting[other] == 0) {
          ready.add(other);
        }
      }
    }
    return order;
  }

  /** Tells, after sorting, whether one is not in the order. */
  boolean isStuck(int one) {
    return waiting[one] > 0;
  }
}
