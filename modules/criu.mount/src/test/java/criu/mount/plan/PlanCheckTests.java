package criu.mount.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A check fails when a plan does, and says the same. */
final class PlanCheckTests {
  private static final List<String> ROOTS = List.of("/", "/a", "/a/b", "/c");

  @Property(tries = 3000)
  void check_randomSharing_saysWhatThePlanSays(@ForAll long seed) throws BrokenTreeException {
    PlanInput input = input(tree(new Random(seed)), seed % 2 == 0);
    assertEquals(failure(() -> DetachedPlanner.plan(input)), failure(() -> checked(input)));
  }

  @Test
  void check_manyRandomTrees_meetsBuildableOnesAndEachFailure() throws BrokenTreeException {
    Map<String, Integer> met = new TreeMap<>();
    for (int seed = 0; seed < 3000; seed++) {
      PlanInput input = input(tree(new Random(seed)), true);
      met.merge(kind(failure(() -> checked(input))), 1, Integer::sum);
    }
    assertEquals(
        List.of(
            "fine",
            "is its own master",
            "its master is not",
            "no path of the host",
            "peer group with"),
        List.copyOf(met.keySet()));
  }

  private static List<Step> checked(PlanInput input) throws PlanException {
    DetachedPlanner.check(input);
    return List.of();
  }

  /** What is done with an input. */
  @FunctionalInterface
  private interface Attempt {
    List<Step> run() throws PlanException;
  }

  private static Optional<String> failure(Attempt attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (PlanException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String kind(Optional<String> failure) {
    return failure.isEmpty()
        ? "fine"
        : List.of(
                "is its own master", "its master is not", "no path of the host", "peer group with")
            .stream()
            .filter(failure.get()::contains)
            .findFirst()
            .orElse(failure.get());
  }

  private static PlanInput input(MountTree tree, boolean detachedTrees) {
    MountForest forest = MountForest.of(List.of(new MountNamespace(1, tree)));
    return new PlanInput(forest, RawPaths.ROOT, Map.of(), detachedTrees);
  }

  private static MountTree tree(Random random) throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/", "/", 1, Sharing.PRIVATE));
    int count = 2 + random.nextInt(6);
    for (int id = 2; id <= count; id++) {
      Mount parent = mounts.get(random.nextInt(mounts.size()));
      RawString place = RawPaths.join(parent.mountpoint(), RawString.of("m" + id));
      Sharing sharing = new Sharing(group(random), group(random), random.nextInt(8) == 0);
      String root = ROOTS.get(random.nextInt(ROOTS.size()));
      int device = 1 + random.nextInt(3);
      mounts.add(mount(id, parent.id(), place.toString(), root, device, sharing));
    }
    return MountTree.of(mounts);
  }

  private static int group(Random random) {
    return Math.max(0, random.nextInt(6) - 2);
  }

  private static Mount mount(
      int id, int parent, String place, String root, int device, Sharing sharing) {
    Superblock superblock =
        new Superblock(
            new Device(0, device),
            RawString.of("tmpfs"),
            RawString.of("t"),
            MountFlags.NONE,
            RawString.EMPTY);
    return new Mount(
        id,
        parent,
        RawString.of(place),
        RawString.of(root),
        MountFlags.NONE,
        sharing,
        superblock,
        false,
        Origin.TREE);
  }
}
