package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.plan.Handle;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The directories on mounts under construction in which something was placed or copied of late,
 * open, so that thousands of mounts in one directory need no look-up of it each. Owns them.
 *
 * <p>The last name of a path is left to the call that it is for, which follows no link there. Where
 * that call could end up on another mount, it gets the place itself.
 */
final class Directories implements AutoCloseable {
  private static final int MOST = 64;

  private record Key(Handle of, RawString path) {}

  private final FileCalls files;
  private final Handles handles;
  private final PluginEffects effects;
  private final Map<Key, Fd> open = new LinkedHashMap<>(MOST, 0.75f, true);
  private final Set<Handle> owners = new HashSet<>();

  Directories(FileCalls files, Handles handles, PluginEffects effects) {
    this.files = files;
    this.handles = handles;
    this.effects = effects;
  }

  /** Something done with what a name in a directory stands for, or with that itself: no name. */
  @FunctionalInterface
  interface Use {
    void with(Fd directory, RawString name) throws IOException;
  }

  /**
   * Finds a place on a mount.
   *
   * @param of what holds the mount
   * @param mount a mount of the same superblock
   * @param path below the root of the mount; empty for that itself
   */
  void at(Handle of, Mount mount, RawString path, Use use) throws IOException {
    Fd root = handles.get(of);
    int slash = path.latin1().lastIndexOf('/');
    RawString name = path.substring(slash + 1);
    if (!isName(name) || mayLeadElsewhere(mount)) {
      Places.below(files, root, path, place -> use.with(place, RawString.EMPTY));
    } else if (slash < 0) {
      use.with(root, name);
    } else {
      use.with(directory(new Key(of, path.substring(0, slash)), root), name);
    }
  }

  private static boolean isName(RawString name) {
    return !name.isEmpty() && !name.is(".") && !name.is("..");
  }

  /** An autofs mounts what is looked up; a plugin may have mounted anywhere below its mount. */
  private boolean mayLeadElsewhere(Mount mount) {
    return mount.superblock().type().is("autofs") || effects.bringMore();
  }

  private Fd directory(Key key, Fd root) throws IOException {
    Fd known = open.get(key);
    if (known != null) {
      return known;
    }
    Fd opened = files.openIn(root, key.path(), Places.PLACE, 0, Places.ON_THIS_MOUNT);
    open.put(key, opened);
    owners.add(key.of());
    if (open.size() > MOST) {
      Iterator<Fd> eldest = open.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
    return opened;
  }

  /** Closes the directories of a mount that is let go of. */
  void forget(Handle of) {
    if (!owners.remove(of)) {
      return; // as most, which have nothing on them
    }
    open.entrySet()
        .removeIf(entry -> {
          boolean same = entry.getKey().of().equals(of);
          if (same) {
            entry.getValue().close();
          }
          return same;
        });
  }

  @Override
  public void close() {
    open.values().forEach(Fd::close);
    open.clear();
  }
}
