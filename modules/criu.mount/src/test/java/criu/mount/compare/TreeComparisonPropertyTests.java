package criu.mount.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.mount.model.MountTree;
import criu.syscall.MountFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class TreeComparisonPropertyTests {
  private static final int FRESH = 150;

  /** One change for each property that can differ. */
  private static final Map<Difference.Property, BiFunction<Mount, MountBuilder, MountBuilder>>
      CHANGES =
          Map.of(
              Difference.Property.TYPE, (_, builder) -> builder.type("ramfs"),
              Difference.Property.SOURCE, (_, builder) -> builder.source("other"),
              Difference.Property.ROOT, (_, builder) -> builder.root("/other"),
              Difference.Property.ROOT_DELETED, (_, builder) -> builder.rootDeleted(true),
              Difference.Property.MOUNT_FLAGS,
                  (_, builder) -> builder.flags(MountFlags.of(MountFlag.MS_NODEV)),
              Difference.Property.SUPERBLOCK_FLAGS,
                  (_, builder) -> builder.superblockFlags(MountFlags.of(MountFlag.MS_RDONLY)),
              Difference.Property.SUPERBLOCK_OPTIONS, (_, builder) -> builder.options("size=9k"),
              Difference.Property.UNBINDABLE,
                  (mount, builder) ->
                      builder.sharing(
                          mount.sharing().groupId(),
                          mount.sharing().masterId(),
                          !mount.sharing().unbindable()),
              Difference.Property.PEER_GROUP,
                  (mount, builder) ->
                      builder.sharing(
                          mount.sharing().isShared() ? 0 : FRESH,
                          mount.sharing().masterId(),
                          mount.sharing().unbindable()),
              Difference.Property.MASTER,
                  (mount, builder) ->
                      builder.sharing(
                          mount.sharing().groupId(),
                          mount.sharing().isSlave() ? 0 : FRESH,
                          mount.sharing().unbindable()));

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void compare_otherNumbers_isTheSame(@ForAll("trees") MountTree tree, @ForAll long seed) {
    MountTree other = Trees.renumbered(tree, seed);
    assertEquals(List.of(), TreeComparison.compare(tree, other, Tolerance.NONE));
    assertEquals(List.of(), TreeComparison.compare(other, tree, Tolerance.NONE));
    assertEquals(
        List.of(), TreeComparison.compare(tree, other, Tolerance.forRestore(tree)), "restored");
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void compare_oneChangedProperty_isReportedAlone(
      @ForAll("trees") MountTree tree,
      @ForAll long seed,
      @ForAll int position,
      @ForAll("changes") Difference.Property property) {
    int index = Math.floorMod(position, tree.mounts().size());
    Mount mount = tree.mounts().get(index);
    BiFunction<Mount, MountBuilder, MountBuilder> change = CHANGES.get(property);
    MountTree changed = Trees.changed(tree, index, builder -> change.apply(mount, builder));

    List<Difference> differences =
        TreeComparison.compare(tree, Trees.renumbered(changed, seed), Tolerance.NONE);

    assertEquals(1, differences.size(), differences::toString);
    assertEquals(property, differences.getFirst().property());
    assertEquals(mount.label(), differences.getFirst().mount());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void compare_oneMountLeavesItsGroupOrSuperblock_isReported(
      @ForAll("trees") MountTree tree, @ForAll int position, @ForAll boolean device) {
    int index = Math.floorMod(position, tree.mounts().size());
    Mount mount = tree.mounts().get(index);
    Assume.that(device ? sharesItsSuperblock(tree, mount) : hasPeers(tree, mount));
    MountTree changed =
        Trees.changed(
            tree,
            index,
            builder ->
                device
                    ? builder.device(0, FRESH)
                    : builder.sharing(
                        FRESH, mount.sharing().masterId(), mount.sharing().unbindable()));
    List<Difference> differences = TreeComparison.compare(tree, changed, Tolerance.NONE);
    Difference.Property expected =
        device ? Difference.Property.SUPERBLOCK : Difference.Property.PEER_GROUP;
    assertTrue(
        differences.stream().anyMatch(one -> one.property() == expected), differences::toString);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void compare_lostLeaf_isMissingOneWayAndUnexpectedTheOther(
      @ForAll("trees") MountTree tree, @ForAll int position) {
    Mount leaf = tree.mounts().get(Math.floorMod(position, tree.mounts().size()));
    Assume.that(tree.children(leaf).isEmpty() && isAloneAtItsPlace(tree, leaf));
    List<Mount> rest = new ArrayList<>(tree.mounts());
    rest.remove(leaf);
    MountTree smaller = Trees.of(rest);
    assertEquals(1, presence(TreeComparison.compare(tree, smaller, Tolerance.NONE)));
    assertEquals(1, presence(TreeComparison.compare(smaller, tree, Tolerance.NONE)));
  }

  private static long presence(List<Difference> differences) {
    return differences.stream()
        .filter(one -> one.property() == Difference.Property.PRESENCE)
        .count();
  }

  /** Of siblings at one path the last is the missing one, whichever was lost. */
  private static boolean isAloneAtItsPlace(MountTree tree, Mount mount) {
    return tree.parent(mount).map(tree::children).orElse(List.of()).stream()
            .filter(sibling -> sibling.mountpoint().equals(mount.mountpoint()))
            .count()
        == 1;
  }

  private static boolean sharesItsSuperblock(MountTree tree, Mount mount) {
    return tree.mounts().stream()
            .filter(one -> one.superblock().device().equals(mount.superblock().device()))
            .count()
        > 1;
  }

  private static boolean hasPeers(MountTree tree, Mount mount) {
    int group = mount.sharing().groupId();
    return group != 0
        && tree.mounts().stream().filter(one -> one.sharing().groupId() == group).count() > 1;
  }

  @Provide
  static Arbitrary<MountTree> trees() {
    return Trees.any();
  }

  @Provide
  static Arbitrary<Difference.Property> changes() {
    return Arbitraries.of(CHANGES.keySet());
  }
}
