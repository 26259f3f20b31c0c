package criu.mount.external;

import criu.mount.model.Journal;
import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says who brings a mount back, for the log. */
public final class Provenance {

  private Provenance() {}

  /** Says what a dump has found for each mount, to a log that wants it. */
  public static void tell(List<Mount> mounts, Journal log) {
    tell(mounts, Map.of(), log);
  }

  /**
   * Says from where a restore takes each mount, to a log that wants it.
   *
   * @param paths the host's paths of those that options bring back, by mount id
   */
  public static void tell(List<Mount> mounts, Map<Integer, RawString> paths, Journal log) {
    if (log.wantsSteps()) {
      for (Mount mount : mounts) {
        Optional<RawString> path = Optional.ofNullable(paths.get(mount.id()));
        log.step(text(mount) + path.map(found -> ", taken from " + found).orElse(""));
      }
    }
  }

  private static String text(Mount mount) {
    return mount.label() + " (" + mount.superblock().type() + "): " + origin(mount);
  }

  private static String origin(Mount mount) {
    return switch (mount.origin()) {
      case Origin.Tree() -> "of the tree itself";
      case Origin.External(RawString key, boolean internal) -> "external by the key " + key;
      case Origin.AutoExternal a -> "found on the host as " + mount.superblock().source();
      case Origin.DeviceExternal() -> "a device, " + mount.superblock().source();
      case Origin.Plugin() -> "of a plugin";
    };
  }
}
