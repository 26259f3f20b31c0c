package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A slave whose master group has no mount in the tree. It is a slave of the host, which a restore
 * can make again for what comes from the root or from an external mount with the same master, when
 * the user wants it.
 */
final class UnreachableMasters implements Rule {

  private static final String OPTION = "--enable-external-masters";

  private record Place(int master, Device device, RawString root) {}

  @Override
  public String name() {
    return "unreachable-master";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Integer> groups = PeerGroup.of(subject.forest().mounts()).keySet();
    Set<Place> given = given(subject);
    for (Mount mount : subject.forest().mounts()) {
      int master = mount.sharing().masterId();
      if (master != 0 && !groups.contains(master)) {
        look(mount, given, subject, findings);
      }
    }
  }

  private static Set<Place> given(Subject subject) {
    Set<Place> given = new HashSet<>();
    for (Mount mount : subject.forest().mounts()) {
      if (mount.id() == subject.forest().root().id() || isOfTheHost(mount.origin())) {
        given.add(place(mount, mount.root()));
      }
    }
    return given;
  }

  /** A plugin mounts where the host's peer groups are out of reach, and a device has none. */
  private static boolean isOfTheHost(Origin origin) {
    return origin instanceof Origin.External || origin instanceof Origin.AutoExternal;
  }

  private static void look(Mount slave, Set<Place> given, Subject subject, Findings findings) {
    boolean reachable = isReachable(slave, given);
    if (reachable && subject.outside().masters()) {
      return;
    }
    String reason =
        "it is a slave of peer group "
            + slave.sharing().masterId()
            + ", which has no mount in the namespace";
    List<Remedy> remedies = new ArrayList<>();
    if (reachable) {
      remedies.add(Remedy.dump(OPTION));
    }
    remedies.add(
        Remedy.inside(subject.pid(slave), "mount", "--make-private", slave.mountpoint().toString())
            .because("it no longer receives what is mounted outside"));
    if (!reachable && subject.isMain(slave)) {
      remedies.add(Remedies.external(subject, slave).dumpToo(OPTION));
    }
    String where = reachable ? "" : ", and comes from no external mount with that master";
    findings.error(slave, reason + where, remedies);
  }

  private static boolean isReachable(Mount slave, Set<Place> given) {
    RawString path = slave.root();
    while (!given.contains(place(slave, path)) && !path.equals(RawPaths.ROOT)) {
      path = RawPaths.parent(path);
    }
    return given.contains(place(slave, path));
  }

  private static Place place(Mount slave, RawString root) {
    return new Place(slave.sharing().masterId(), slave.superblock().device(), root);
  }
}
