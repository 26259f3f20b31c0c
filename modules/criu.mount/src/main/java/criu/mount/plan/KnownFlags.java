package criu.mount.plan;

import criu.mount.model.MountFlags;
import criu.syscall.MountFlag;
import java.util.HashMap;
import java.util.Map;

/**
 * The flags that mounts are known to have while a plan is made, so that none is given what it has.
 * A copy has those of what it is copied from.
 */
final class KnownFlags {
  private static final MountFlags OF_NEW_FILE_SYSTEMS = MountFlags.of(MountFlag.MS_RELATIME);

  private final Map<Handle, MountFlags> flags = new HashMap<>();

  /** Notes that something is made. */
  void made(Handle made, Provider.Kind kind) {
    if (kind instanceof Provider.NewFileSystem) {
      flags.put(made, OF_NEW_FILE_SYSTEMS);
    }
  }

  /** Notes that something was given flags. */
  void set(Handle handle, MountFlags given) {
    flags.put(handle, given);
  }

  /** Notes a copy. */
  void copied(Handle made, Handle source) {
    MountFlags known = flags.get(source);
    if (known != null) {
      flags.put(made, known);
    }
  }

  /** Tells whether something has just these flags, and forgets it: each mount asks once. */
  boolean take(Handle handle, MountFlags wanted) {
    MountFlags known = flags.remove(handle);
    return known != null && known.equals(wanted);
  }
}
