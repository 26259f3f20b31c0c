package criu.mount.compare;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Trees for the tests of comparison. */
final class Trees {

  /** What a random mount is made of, relative to those before it. */
  record Seed(int parent, int name, int device, int group, int master, int flags) {}

  private Trees() {}

  static MountTree of(List<Mount> mounts) {
    try {
      return MountTree.of(mounts);
    } catch (BrokenTreeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static MountTree of(MountBuilder... mounts) {
    return of(List.of(mounts).stream().map(MountBuilder::build).toList());
  }

  /** Trees of 1 to 12 mounts that stack, share superblocks and form groups. */
  static Arbitrary<MountTree> any() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> parents = Arbitraries.integers().between(0, 11);
    return Combinators.combine(parents, small, small, small, small, small)
        .as(Seed::new)
        .list()
        .ofMaxSize(11)
        .map(Trees::grow);
  }

  private static MountTree grow(List<Seed> seeds) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(MountBuilder.mount(100, 1, "/").build());
    for (Seed seed : seeds) {
      Mount parent = mounts.get(seed.parent % mounts.size());
      RawString name = RawString.of("abc".substring(0, seed.name)); // none: on the parent's root
      mounts.add(
          MountBuilder.mount(
                  100 + mounts.size(), parent.id(), RawPaths.join(parent.mountpoint(), name))
              .device(0, 40 + seed.device)
              .sharing(seed.group, seed.master, seed.flags == 0)
              .flags(seed.flags == 1 ? MountFlags.of(MountFlag.MS_RDONLY) : MountFlags.NONE)
              .options("size=" + seed.device + "k,mode=755")
              .build());
    }
    return of(mounts);
  }

  /** The tree with other ids, anonymous devices and group numbers, given one for one. */
  static MountTree renumbered(MountTree tree, long seed) {
    List<Integer> numbers = new ArrayList<>();
    new Random(seed).ints(1, 1_000_000).distinct().limit(200).forEach(numbers::add);
    List<Mount> renumbered = new ArrayList<>();
    for (Mount mount : tree.mounts()) {
      int group = mount.sharing().groupId();
      int master = mount.sharing().masterId();
      renumbered.add(
          MountBuilder.like(
                  mount, numbers.get(mount.id()), numbers.get(mount.parentId()), mount.mountpoint())
              .device(0, numbers.get(mount.superblock().device().minor()))
              .sharing(
                  group == 0 ? 0 : numbers.get(group),
                  master == 0 ? 0 : numbers.get(master),
                  mount.sharing().unbindable())
              .build());
    }
    return of(renumbered);
  }

  /** The tree with one mount changed. */
  static MountTree changed(MountTree tree, int index, UnaryOperator<MountBuilder> change) {
    List<Mount> mounts = new ArrayList<>(tree.mounts());
    mounts.set(index, change.apply(MountBuilder.like(mounts.get(index))).build());
    return of(mounts);
  }
}
