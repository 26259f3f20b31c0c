package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who receives what is mounted on a member of a peer group: its peers, and slaves of any depth. */
final class Linkage {
  private final Map<Integer, PeerGroup> groups;
  private final Map<Integer, List<PeerGroup>> slaveGroups = new HashMap<>();
  private final Map<Integer, List<Mount>> slaves = new HashMap<>();

  Linkage(MountForest forest) {
    this.groups = PeerGroup.of(forest.mounts());
    for (PeerGroup group : groups.values()) {
      if (group.masterId() != 0) {
        slaveGroups.computeIfAbsent(group.masterId(), id -> new ArrayList<>()).add(group);
      }
    }
    for (Mount mount : forest.mounts()) {
      Sharing sharing = mount.sharing();
      if (sharing.isSlave() && !sharing.isShared()) {
        slaves.computeIfAbsent(sharing.masterId(), id -> new ArrayList<>()).add(mount);
      }
    }
  }

  /** Checks that the groups form trees, and that all members of one have the same master. */
  void check() throws PlanException {
    Set<Integer> fine = new HashSet<>(Set.of(0));
    for (PeerGroup group : groups.values()) {
      checkMasters(group);
      Set<Integer> way = new HashSet<>();
      Optional<PeerGroup> next = Optional.of(group);
      while (next.isPresent() && !fine.contains(next.get().id())) {
        if (!way.add(next.get().id())) {
          throw new PlanException(
              group.members().getFirst(), "peer group " + next.get().id() + " is its own master");
        }
        next = group(next.get().masterId());
      }
      fine.addAll(way);
    }
  }

  private static void checkMasters(PeerGroup group) throws PlanException {
    for (Mount member : group.members()) {
      if (member.sharing().masterId() != group.masterId()) {
        throw new PlanException(
            member, "its master is not the master of the others in peer group " + group.id());
      }
    }
  }

  /** Tells whether something is linked to a group: a second member, or a slave. */
  boolean isLive(int group) {
    PeerGroup found = groups.get(group);
    return found != null
        && (found.members().size() > 1
            || slaveGroups.containsKey(group)
            || slaves.containsKey(group));
  }

  /** Tells whether a mount is in a group that something is linked to. */
  boolean isLive(Mount mount) {
    return mount.sharing().isShared() && isLive(mount.sharing().groupId());
  }

  /** Returns a group that has members. */
  Optional<PeerGroup> group(int id) {
    return Optional.ofNullable(groups.get(id));
  }

  /** Returns all groups. */
  Iterable<PeerGroup> groups() {
    return groups.values();
  }

  /** Returns how many masters a group has above it. */
  int depth(int group) {
    int depth = 0;
    for (Optional<PeerGroup> one = group(group); one.isPresent(); depth++) {
      one = group(one.get().masterId());
    }
    return depth;
  }

  /** Returns the other members of a mount's group that show a path of the superblock. */
  List<Mount> peers(Mount mount, RawString path) {
    List<Mount> peers = new ArrayList<>();
    for (Mount member : group(mount.sharing().groupId()).orElseThrow().members()) {
      if (member.id() != mount.id() && RawPaths.isWithin(member.root(), path)) {
        peers.add(member);
      }
    }
    return peers;
  }

  /** Returns the slaves of a mount's group, and theirs, that show a path of the superblock. */
  List<Mount> slaves(Mount mount, RawString path) {
    List<Mount> found = new ArrayList<>();
    Deque<Integer> masters = new ArrayDeque<>(List.of(mount.sharing().groupId()));
    while (!masters.isEmpty()) {
      int master = masters.pop();
      found.addAll(slaves.getOrDefault(master, List.of()));
      for (PeerGroup group : slaveGroups.getOrDefault(master, List.of())) {
        found.addAll(group.members());
        masters.push(group.id());
      }
    }
    found.removeIf(slave -> !RawPaths.isWithin(slave.root(), path));
    return found;
  }
}
