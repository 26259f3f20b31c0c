package criu.mount.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mounts between which mounts and unmounts propagate both ways.
 *
 * @param id the number of the group, never 0
 * @param masterId the group it is a slave of, 0 when it is none
 * @param members its mounts, at least one
 */
public record PeerGroup(int id, int masterId, List<Mount> members) {

  /** Copies the list of members. */
  public PeerGroup {
    members = List.copyOf(members);
  }

  /** Returns the peer groups of the mounts by number, in the order of their first members. */
  public static Map<Integer, PeerGroup> of(List<Mount> mounts) {
    Map<Integer, List<Mount>> members = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      if (mount.sharing().isShared()) {
        members.computeIfAbsent(mount.sharing().groupId(), id -> new ArrayList<>()).add(mount);
      }
    }
    Map<Integer, PeerGroup> groups = new LinkedHashMap<>();
    members.forEach((id, peers) ->
        groups.put(id, new PeerGroup(id, peers.getFirst().sharing().masterId(), peers)));
    return groups;
  }
}
