package criu.mount.model;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PeerGroupTests {

  // 1 /    shared:5
  // 2 /a   private
  // 3 /b   shared:7 master:5
  // 4 /c   shared:5
  // 5 /d   master:5
  private final List<Mount> mounts =
      List.of(
          mount(1, 0, "/").sharing(5, 0, false).build(),
          mount(2, 1, "/a").build(),
          mount(3, 1, "/b").sharing(7, 5, false).build(),
          mount(4, 1, "/c").sharing(5, 0, false).build(),
          mount(5, 1, "/d").sharing(0, 5, false).build());

  @Test
  void of_peersAndSlaves_holdsSharedMountsInOrder() {
    Map<Integer, PeerGroup> groups = PeerGroup.of(mounts);
    assertEquals(List.of(5, 7), List.copyOf(groups.keySet()));
    assertEquals(
        new PeerGroup(5, 0, List.of(mounts.get(0), mounts.get(3))), groups.get(5), "the peers");
    assertEquals(new PeerGroup(7, 5, List.of(mounts.get(2))), groups.get(7), "the slave group");
  }

  @Test
  void of_privateMounts_isEmpty() {
    assertEquals(Map.of(), PeerGroup.of(List.of(mounts.get(1))));
  }

  @Test
  void members_changedByTheCaller_isRefused() {
    PeerGroup group = PeerGroup.of(mounts).values().iterator().next();
    assertThrows(UnsupportedOperationException.class, () -> group.members().clear());
  }
}
