package criu.mount.dump;

import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.model.MountForest;
import criu.mount.model.OutsideSharing;
import criu.mount.rule.HostMounts;
import criu.mount.rule.Sources;
import criu.mount.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What problems are about, in tests. */
final class Subjects {
  private Subjects() {}

  /** Returns a subject of process 1 that a host with nothing mounted runs. */
  static Subject of(MountForest forest) {
    HostMounts host = HostMounts.of(List.of(), Set.of());
    Sources sources = Sources.of(forest, EnabledFileSystems.NONE);
    return new Subject(
        1,
        forest,
        Map.of(),
        List.of(),
        sources,
        host,
        Set.of(),
        OutsideSharing.NONE,
        Set.of(),
        Set.of(),
        Map.of());
  }
}
