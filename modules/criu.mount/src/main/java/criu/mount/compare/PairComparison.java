package criu.mount.compare;

import criu.mount.compare.Difference.Property;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.Flag;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares matched mounts, and remembers which numbers stand for which. */
final class PairComparison {
  /** The type of a mount in an image that does not hold the name. */
  private static final String NAMELESS_TYPE = "unsupported";

  private final Pair roots;
  private final Insiders insidersBefore;
  private final Insiders insidersAfter;
  private final Tolerance tolerance;
  private final List<Difference> differences;
  private final Renumbering<Device> devices = new Renumbering<>();
  private final Renumbering<Integer> groups = new Renumbering<>();

  /**
   * Makes a comparison.
   *
   * @param roots the root mounts of the first namespaces
   * @param before the peer groups of the trees before
   * @param after those of the trees after
   */
  PairComparison(
      Pair roots,
      Insiders before,
      Insiders after,
      Tolerance tolerance,
      List<Difference> differences) {
    this.roots = roots;
    this.insidersBefore = before;
    this.insidersAfter = after;
    this.tolerance = tolerance;
    this.differences = differences;
  }

  void compare(Pair pair) {
    switch (tolerance.identity(pair.before())) {
      case SAME -> compareFileSystem(pair);
      case ON_DEVICE -> compareOnDevice(pair);
      case BIND_OF_ROOT -> comparePartOfRoot(pair);
      case FOREIGN -> {} // chosen outside: nothing to hold it against
    }
    Mount before = pair.before();
    Mount after = pair.after();
    checkFlags(pair, Property.MOUNT_FLAGS, strict(before.flags()), strict(after.flags()));
    boolean unbindable = before.sharing().unbindable();
    check(pair, Property.UNBINDABLE, unbindable, after.sharing().unbindable());
    int group = before.sharing().groupId();
    compareGroup(pair, Property.PEER_GROUP, group, after.sharing().groupId());
    compareMaster(pair);
  }

  /** The numbers of masters outside of the trees mean nothing, not even whether they are equal. */
  private void compareMaster(Pair pair) {
    boolean outside =
        insidersBefore.hasOutsideMaster(pair.before())
            && insidersAfter.hasOutsideMaster(pair.after());
    if (!outside) {
      int master = pair.before().sharing().masterId();
      compareGroup(pair, Property.MASTER, master, pair.after().sharing().masterId());
    }
  }

  private void compareFileSystem(Pair pair) {
    Superblock before = pair.before().superblock();
    Superblock after = pair.after().superblock();
    compareType(pair);
    check(pair, Property.SOURCE, before.source(), after.source());
    compareFlags(pair);
    if (!sameOptions(before, after)) {
      add(pair, Property.SUPERBLOCK_OPTIONS, before.options(), after.options());
    }
    check(pair, Property.ROOT, pair.before().root(), pair.after().root());
    checkDeleted(pair);
    compareDevice(pair, before.device(), after.device());
  }

  private static boolean sameOptions(Superblock before, Superblock after) {
    boolean same = before.type().equals(after.type()) && before.options().equals(after.options());
    return same || OptionWords.of(before).equals(OptionWords.of(after));
  }

  /** The kernel may add words for the device, but takes none away. */
  private void compareOnDevice(Pair pair) {
    Superblock before = pair.before().superblock();
    Superblock after = pair.after().superblock();
    compareType(pair);
    compareFlags(pair);
    if (!OptionWords.areAmong(before, after)) {
      add(pair, Property.SUPERBLOCK_OPTIONS, before.options(), after.options());
    }
    check(pair, Property.ROOT, pair.before().root(), pair.after().root());
    checkDeleted(pair);
    compareDevice(pair, before.device(), after.device());
  }

  private void compareType(Pair pair) {
    Superblock before = pair.before().superblock();
    if (!before.type().is(NAMELESS_TYPE)) {
      check(pair, Property.TYPE, before.type(), pair.after().superblock().type());
    }
  }

  private void compareFlags(Pair pair) {
    MountFlags flags = pair.before().superblock().flags();
    MountFlags before = flags.without(MountFlag.MS_STRICTATIME); // old images have it here
    MountFlags after = pair.after().superblock().flags();
    if (tolerance.hidesReadOnly(pair)) {
      before = before.without(MountFlag.MS_RDONLY);
      after = after.without(MountFlag.MS_RDONLY);
    }
    checkFlags(pair, Property.SUPERBLOCK_FLAGS, before, after);
  }

  private void comparePartOfRoot(Pair pair) {
    Device device = pair.after().superblock().device();
    check(pair, Property.SUPERBLOCK, roots.after().superblock().device(), device);
    if (!isSamePart(pair)) { // what is put into words costs more than the rest
      check(
          pair,
          Property.ROOT,
          part(roots.before(), pair.before()),
          part(roots.after(), pair.after()));
    }
    checkDeleted(pair);
  }

  private boolean isSamePart(Pair pair) {
    RawString rootBefore = roots.before().root();
    RawString rootAfter = roots.after().root();
    RawString before = pair.before().root();
    RawString after = pair.after().root();
    return RawPaths.isWithin(rootBefore, before)
        && RawPaths.isWithin(rootAfter, after)
        && RawPaths.below(rootBefore, before).equals(RawPaths.below(rootAfter, after));
  }

  private static String part(Mount root, Mount bind) {
    return RawPaths.isWithin(root.root(), bind.root())
        ? RawPaths.join(RawPaths.ROOT, RawPaths.below(root.root(), bind.root()))
            + " of the root mount"
        : bind.root() + ", outside of the root mount";
  }

  private void compareDevice(Pair pair, Device before, Device after) {
    boolean renumbered = !before.equals(after);
    boolean anonymous = before.major() == 0 && after.major() == 0;
    if (renumbered && !anonymous && !tolerance.allowsOtherDevices()) {
      add(pair, Property.SUPERBLOCK, before, after);
    } else {
      Optional<String> conflict = devices.note(before, after);
      conflict.ifPresent(text -> add(pair, Property.SUPERBLOCK, before, text));
    }
  }

  private void compareGroup(Pair pair, Property property, int before, int after) {
    if (before == 0 || after == 0) {
      check(pair, property, before == 0 ? "none" : before, after == 0 ? "none" : after);
    } else {
      Optional<String> conflict = groups.note(before, after);
      conflict.ifPresent(text -> add(pair, property, before, text));
    }
  }

  private void checkDeleted(Pair pair) {
    check(pair, Property.ROOT_DELETED, pair.before().rootDeleted(), pair.after().rootDeleted());
  }

  private void checkFlags(Pair pair, Property property, MountFlags before, MountFlags after) {
    if (before.bits() != after.bits()) {
      check(pair, property, text(before), text(after));
    }
  }

  private void check(Pair pair, Property property, Object before, Object after) {
    if (!before.equals(after)) {
      add(pair, property, before, after);
    }
  }

  private void add(Pair pair, Property property, Object before, Object after) {
    String label = pair.before().label();
    differences.add(new Difference(label, property, before.toString(), after.toString()));
  }

  /** Without a flag about access times they are strict: not every image says so. */
  private static MountFlags strict(MountFlags flags) {
    boolean other = flags.has(MountFlag.MS_NOATIME) || flags.has(MountFlag.MS_RELATIME);
    return other ? flags : flags.with(MountFlag.MS_STRICTATIME);
  }

  static String text(MountFlags flags) {
    Set<MountFlag> named = flags.toSet();
    int nameless = flags.bits() & (int) ~Flag.bitsOf(named);
    String names = Flag.namesOf(named);
    return nameless == 0 ? names : names + "|0x" + Integer.toHexString(nameless);
  }
}
