package criu.mount.render.picture;

import criu.mount.model.Mount;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import criu.syscall.Device;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which colour stands for which superblock and peer group. The numbers of colours are given in the
 * order in which things are seen, and begin anew when there are no more.
 */
public final class Palette {
  /** How many colours there are; each kind of drawing says what they look like. */
  public static final int COLOURS = 10;

  private final Map<Device, Integer> superblocks = new LinkedHashMap<>();
  private final Map<Integer, Integer> groups = new HashMap<>();

  /** Gives colours to what a view shows. */
  public Palette(View view) {
    Map<Device, Integer> uses = new LinkedHashMap<>();
    for (ShownNamespace namespace : view.namespaces()) {
      for (Mount mount : namespace.mounts()) {
        uses.merge(mount.superblock().device(), 1, Integer::sum);
        addGroup(mount.sharing().groupId());
        addGroup(mount.sharing().masterId());
      }
    }
    uses.forEach((device, count) -> {
      if (count > 1) {
        superblocks.put(device, superblocks.size() % COLOURS);
      }
    });
  }

  private void addGroup(int group) {
    if (group != 0) {
      groups.putIfAbsent(group, groups.size() % COLOURS);
    }
  }

  /** Returns the colour of the superblock of a mount; none when no other mount shows it. */
  public OptionalInt ofSuperblock(Mount mount) {
    Integer colour = superblocks.get(mount.superblock().device());
    return colour == null ? OptionalInt.empty() : OptionalInt.of(colour);
  }

  /** Returns the colour of a peer group that a mount of the view is in, or a slave of. */
  public int ofGroup(int group) {
    return groups.getOrDefault(group, 0);
  }

  /** Tells whether any superblock is shown by several mounts. */
  public boolean hasSharedSuperblocks() {
    return !superblocks.isEmpty();
  }
}
