package criu.tests.kernel.topology;

import criu.mount.model.MountTree;
import criu.mount.restore.RestoreOptions.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what has become of topologies; of one thread. */
final class Tally {

  /** What has become of one restore. */
  enum Result {
    EXACT,
    REFUSED,
    WRONG
  }

  private final Map<Engine, Map<Result, Integer>> results = new EnumMap<>(Engine.class);
  private final List<Integer> sizes = new ArrayList<>();
  private int refused;
  private int outside;
  private int nested;
  private int faults;

  void count(Engine engine, Result result) {
    results
        .computeIfAbsent(engine, e -> new EnumMap<>(Result.class))
        .merge(result, 1, Integer::sum);
  }

  void countTopology(List<MountTree> trees, boolean withOutside, int refusedOperations) {
    sizes.add(trees.stream().mapToInt(tree -> tree.mounts().size()).sum());
    nested += trees.size() > 1 ? 1 : 0;
    refused += refusedOperations;
    outside += withOutside ? 1 : 0;
  }

  void countFault() {
    faults++;
  }

  int of(Engine engine, Result result) {
    return results.getOrDefault(engine, Map.of()).getOrDefault(result, 0);
  }

  @Override
  public String toString() {
    List<Integer> sorted = new ArrayList<>(sizes);
    Collections.sort(sorted);
    String mounts =
        sorted.isEmpty()
            ? ""
            : ", mounts: median " + sorted.get(sorted.size() / 2) + ", most " + sorted.getLast();
    return sizes.size()
        + " topologies"
        + mounts
        + ", operations refused by the kernel: "
        + refused
        + ", with mounts from outside: "
        + outside
        + ", of several namespaces: "
        + nested
        + ", failed on purpose: "
        + faults
        + ", "
        + results;
  }
}
