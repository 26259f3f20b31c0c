package criu.tests.kernel.topology;

import criu.syscall.Errno;
import criu.syscall.MountAttribute;
import criu.syscall.Propagation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random lists of operations; a shorter list is a simpler one. */
final class Topologies {
  private static final int DIRECTORIES = 12;
  private static final int FEWEST = 5;
  private static final int MOST = 50;
  private static final int CLEANUP = 8;

  /** A topology, and for one in three a call of the restore that is to fail. */
  record Topology(List<Operation> operations, Optional<Fault> fault) {}

  private Topologies() {}

  static Arbitrary<Topology> all() {
    Arbitrary<List<Operation>> lists =
        Arbitraries.frequencyOf(
            Tuple.of(4, list(operations())), Tuple.of(1, list(operationsInNamespaces())));
    Arbitrary<Optional<Fault>> fault =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Optional.empty())),
            Tuple.of(1, fault().map(Optional::of)));
    return Combinators.combine(lists, fault).as(Topology::new);
  }

  private static Arbitrary<List<Operation>> list(Arbitrary<Operation> operations) {
    return operations
        .list()
        .ofMinSize(FEWEST)
        .ofMaxSize(MOST)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** Any call of a restore, and half the time one that comes soon after it as well. */
  static Arbitrary<Fault> fault() {
    Arbitrary<Integer> call =
        Arbitraries.integers()
            .between(0, Integer.MAX_VALUE)
            .withDistribution(RandomDistribution.uniform());
    // not EPERM, which opening a file with O_NOATIME is prepared for
    Arbitrary<Errno> errno = Arbitraries.of(Errno.EIO, Errno.ENOMEM, Errno.EACCES);
    Arbitrary<OptionalInt> cleanup =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(OptionalInt.empty())),
            Tuple.of(1, Arbitraries.integers().between(1, CLEANUP).map(OptionalInt::of)));
    return Combinators.combine(call, errno, cleanup).as(Fault::new);
  }

  private static Arbitrary<Operation> operationsInNamespaces() {
    Arbitrary<Integer> namespace =
        Arbitraries.integers().between(0, LiveTopology.MOST_NAMESPACES - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(20, operations()),
        Tuple.of(2, Arbitraries.just(new Operation.Unshare())),
        Tuple.of(3, namespace.map(Operation.Enter::new)));
  }

  private static Arbitrary<Operation> operations() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, DIRECTORIES - 1);
    Arbitrary<Integer> placeOrRoot = Arbitraries.integers().between(0, DIRECTORIES);
    Arbitrary<Boolean> either = Arbitraries.of(false, true);
    Arbitrary<Operation> bind =
        Combinators.combine(placeOrRoot, place, either).as(Operation.Bind::new);
    Arbitrary<Operation> overmount =
        Combinators.combine(place, either).as((at, all) -> new Operation.Bind(at, at, all));
    Arbitrary<Operation> overRoot =
        Combinators.combine(placeOrRoot, either)
            .as((from, all) -> new Operation.Bind(from, DIRECTORIES, all));
    Arbitrary<Operation> outside =
        Combinators.combine(either.map(one -> one ? 1 : 0), place).as(Operation.BindOutside::new);
    return Arbitraries.frequencyOf(
        Tuple.of(40, place.map(Operation.NewTmpfs::new)),
        Tuple.of(3, place.map(Operation.FixedTmpfs::new)),
        Tuple.of(8, place.map(Operation.RemoveDirectory::new)),
        Tuple.of(4, place.map(Operation.RemoveFile::new)),
        Tuple.of(55, bind),
        Tuple.of(5, overmount),
        Tuple.of(1, overRoot),
        Tuple.of(5, outside),
        Tuple.of(20, Combinators.combine(place, place).as(Operation.BindFile::new)),
        Tuple.of(50, propagate(placeOrRoot, either)),
        Tuple.of(20, remount(placeOrRoot, either)),
        Tuple.of(5, clear(placeOrRoot, either)),
        Tuple.of(15, Combinators.combine(place, place).as(Operation.Move::new)),
        Tuple.of(20, Combinators.combine(place, either).as(Operation.Unmount::new)));
  }

  private static Arbitrary<Operation> propagate(
      Arbitrary<Integer> place, Arbitrary<Boolean> recursive) {
    return Combinators.combine(place, Arbitraries.of(Propagation.class), recursive)
        .as(Operation.Propagate::new);
  }

  private static Arbitrary<Operation> remount(
      Arbitrary<Integer> place, Arbitrary<Boolean> recursive) {
    return Combinators.combine(place, attributes(), recursive).as(Operation.Remount::new);
  }

  private static Arbitrary<Operation> clear(
      Arbitrary<Integer> place, Arbitrary<Boolean> recursive) {
    return Combinators.combine(
            place,
            Arbitraries.of(
                    MountAttribute.MOUNT_ATTR_RDONLY,
                    MountAttribute.MOUNT_ATTR_NOSUID,
                    MountAttribute.MOUNT_ATTR_NOSYMFOLLOW)
                .map(Set::of),
            recursive)
        .as(Operation.Clear::new);
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
