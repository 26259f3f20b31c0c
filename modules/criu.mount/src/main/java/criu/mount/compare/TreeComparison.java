package criu.mount.compare;

import criu.mount.compare.Difference.Property;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two trees up to what the kernel chooses: mount ids, the device numbers of file systems
 * without a device, and the numbers of peer groups. These may change, one for one. A master group
 * that has no mount in the trees is compared by its presence only.
 *
 * <p>Mounts are matched from the roots down: children of matched mounts by mountpoint, and those
 * with the same mountpoint by order. Takes linear time.
 */
public final class TreeComparison {
  private static final String THERE = "there";
  private static final String ABSENT = "absent";

  private TreeComparison() {}

  /**
   * Returns the differences: missing mounts, unexpected mounts, then the properties of the others,
   * parents first. The list is empty when the trees are the same.
   *
   * @param before the tree that was wanted
   * @param after the tree that is there
   * @param tolerance which mounts of {@code before} may show another file system
   */
  public static List<Difference> compare(MountTree before, MountTree after, Tolerance tolerance) {
    return compare(List.of(before), List.of(after), tolerance);
  }

  /**
   * Returns the differences between namespaces that may share superblocks and peer groups: each
   * with the one at the same place of the other list, and what they share with one another.
   *
   * @param before the trees that were wanted, at least one
   * @param after as many trees
   */
  public static List<Difference> compare(
      List<MountTree> before, List<MountTree> after, Tolerance tolerance) {
    List<Difference> differences = new ArrayList<>();
    Pair roots = new Pair(before.getFirst().root(), after.getFirst().root());
    PairComparison comparison =
        new PairComparison(roots, Insiders.of(before), Insiders.of(after), tolerance, differences);
    for (int i = 0; i < before.size(); i++) {
      compare(Matching.of(before.get(i), after.get(i), tolerance), comparison, differences);
    }
    return differences;
  }

  private static void compare(
      Matching matching, PairComparison comparison, List<Difference> differences) {
    for (Mount mount : matching.missing()) {
      differences.add(new Difference(mount.label(), Property.PRESENCE, THERE, ABSENT));
    }
    for (Mount mount : matching.unexpected()) {
      differences.add(new Difference(mount.label(), Property.PRESENCE, ABSENT, THERE));
    }
    matching.pairs().forEach(comparison::compare);
  }
}
