package criu.tests.bench;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.mount.plan.Step;
import criu.mount.procfs.MountInfo;
import criu.mount.procfs.MountInfoException;
import criu.mount.procfs.MountInfoParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What is done with mounts in memory. */
public class TreeBenchmark extends Measured {

  /** How many mounts there are beside the root. */
  @Param({"1000", "10000", "50000"})
  public int mounts;

  private byte[] text = {};
  private MountInfo parsed = new MountInfo(List.of(), List.of());
  private MountForest forest = Namespaces.NONE;

  /** Makes the namespace. */
  @Setup
  public void prepare() throws IOException {
    text = Namespaces.mountInfo(mounts);
    parsed = MountInfoParser.parse(text, "benchmark");
    forest = Namespaces.forest(mounts);
  }

  /** Takes mountinfo apart. */
  @Benchmark
  public MountInfo parse() throws MountInfoException {
    return MountInfoParser.parse(text, "benchmark");
  }

  /** Builds the tree of what was parsed. */
  @Benchmark
  public MountTree tree() throws BrokenTreeException {
    return MountTree.of(parsed.mounts());
  }

  /** Plans a restore. */
  @Benchmark
  public List<Step> plan() throws PlanException {
    return DetachedPlanner.plan(new PlanInput(forest, RawPaths.ROOT, Map.of(), true));
  }

  /** Compares the namespace with itself, as a restore does with what it has built. */
  @Benchmark
  public List<Difference> compare() {
    MountTree tree = forest.main().tree();
    return TreeComparison.compare(tree, tree, Tolerance.forRestore(forest));
  }
}
