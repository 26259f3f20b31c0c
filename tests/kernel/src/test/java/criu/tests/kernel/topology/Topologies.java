package criu.tests.kernel.topology;

import criu.syscall.MountAttribute;
import criu.syscall.Propagation;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random lists of operations; a shorter list is a simpler one. */
final class Topologies {
  private static final int PLACES = 12;
  private static final int MOST = 40;

  private Topologies() {}

  static Arbitrary<List<Operation>> all() {
    return operations().list().ofMinSize(1).ofMaxSize(MOST);
  }

  static Arbitrary<Operation> operations() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, PLACES - 1);
    Arbitrary<Boolean> either = Arbitraries.of(false, true);
    Arbitrary<Operation> tmpfs = place.map(Operation.NewTmpfs::new);
    Arbitrary<Operation> bind = Combinators.combine(place, place, either).as(Operation.Bind::new);
    Arbitrary<Operation> file = Combinators.combine(place, place).as(Operation.BindFile::new);
    Arbitrary<Operation> propagate =
        Combinators.combine(place, Arbitraries.of(Propagation.class), either)
            .as(Operation.Propagate::new);
    Arbitrary<Operation> remount =
        Combinators.combine(place, attributes()).as(Operation.Remount::new);
    Arbitrary<Operation> move = Combinators.combine(place, place).as(Operation.Move::new);
    Arbitrary<Operation> unmount =
        Combinators.combine(place, either).as(Operation.Unmount::new);
    return Arbitraries.frequencyOf(
            Tuple.of(4, tmpfs),
            Tuple.of(6, bind),
            Tuple.of(2, file),
            Tuple.of(5, propagate),
            Tuple.of(2, remount),
            Tuple.of(1, move),
            Tuple.of(2, unmount));
  }

  private static Arbitrary<Set<MountAttribute>> attributes() {
    return Arbitraries.of(
        Set.of(MountAttribute.MOUNT_ATTR_RDONLY),
        Set.of(MountAttribute.MOUNT_ATTR_NOSUID, MountAttribute.MOUNT_ATTR_NODEV),
        Set.of(MountAttribute.MOUNT_ATTR_NOEXEC, MountAttribute.MOUNT_ATTR_NOATIME),
        Set.of(MountAttribute.MOUNT_ATTR_STRICTATIME, MountAttribute.MOUNT_ATTR_NODIRATIME),
        Set.of(MountAttribute.MOUNT_ATTR_NOSYMFOLLOW));
  }
}
