package criu.mount.image;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any lists of mounts that images can hold. */
final class MountArbitraries {
  private static final int PROPAGATION_AND_REC = 0x1e0000 | 0x4000;

  private MountArbitraries() {}

  /** Lists with a root first and every other mount after its parent. */
  static Arbitrary<List<Mount>> namespaces() {
    return mounts().list().ofMinSize(1).ofMaxSize(12).map(MountArbitraries::numbered);
  }

  /** Strings of any bytes but NUL. */
  private static Arbitrary<RawString> bytes() {
    return Arbitraries.chars().range('\1', '\u00ff').list().ofMaxSize(8).map(MountArbitraries::raw);
  }

  private static RawString raw(List<Character> bytes) {
    StringBuilder text = new StringBuilder();
    bytes.forEach(text::append);
    return new RawString(text.toString());
  }

  /** Absolute paths of any bytes but NUL, without names that mean something. */
  private static Arbitrary<RawString> paths() {
    Arbitrary<String> names =
        bytes().map(name -> "_" + name.latin1().replace('/', '|')); // no empty name, no dots
    return names
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(list -> new RawString("/" + String.join("/", list)));
  }

  private static Arbitrary<Origin> origins() {
    Arbitrary<Boolean> internal = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        Arbitraries.just(Origin.TREE),
        Arbitraries.just(new Origin.Plugin()),
        Arbitraries.just(new Origin.DeviceExternal()),
        internal.map(Origin.AutoExternal::new),
        Combinators.combine(bytes(), internal)
            .as((key, sharing) -> new Origin.External(key, sharing)));
  }

  private static Arbitrary<Superblock> superblocks() {
    Arbitrary<Device> devices =
        Combinators.combine(
                Arbitraries.integers().between(0, 0xfff),
                Arbitraries.integers().between(0, 0xfffff))
            .as(Device::new);
    Arbitrary<RawString> types =
        Arbitraries.of("proc", "tmpfs", "overlay", "debugfs", "cgroup2", "fuse", "unsupported")
            .map(RawString::new);
    Arbitrary<MountFlags> flags =
        Arbitraries.integers()
            .map(bits -> new MountFlags(bits).without(MountFlag.MS_NODEV)); // no superblock has it
    return Combinators.combine(devices, types, bytes(), flags, bytes()).as(Superblock::new);
  }

  private static Arbitrary<Sharing> sharings() {
    Arbitrary<Integer> groups = Arbitraries.integers();
    return Combinators.combine(groups, groups, Arbitraries.of(true, false)).as(Sharing::new);
  }

  private static Arbitrary<Mount> mounts() {
    Arbitrary<MountFlags> flags =
        Arbitraries.integers().map(bits -> new MountFlags(bits & ~PROPAGATION_AND_REC));
    return Combinators.combine(
            paths(),
            bytes(),
            flags,
            sharings(),
            superblocks(),
            Arbitraries.of(true, false),
            origins())
        .as((mountpoint, root, flag, sharing, superblock, deleted, origin) ->
            new Mount(0, 0, mountpoint, root, flag, sharing, superblock, deleted, origin));
  }

  private static List<Mount> numbered(List<Mount> mounts) {
    List<Mount> numbered = new ArrayList<>();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      RawString mountpoint = i == 0 ? new RawString("/") : mount.mountpoint();
      numbered.add(
          new Mount(
              i + 10,
              i == 0 ? 9 : 10 + (i - 1) / 2,
              mountpoint,
              mount.root(),
              mount.flags(),
              mount.sharing(),
              mount.superblock(),
              mount.rootDeleted(),
              mount.origin()));
    }
    return numbered;
  }
}
