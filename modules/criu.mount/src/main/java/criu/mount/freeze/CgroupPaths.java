package criu.mount.freeze;

import criu.mount.procfs.MountInfoFile;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The cgroups of a process by hierarchy, as paths that start at this process's cgroup root. */
final class CgroupPaths {
  private final Map<Hierarchy, RawString> paths = new EnumMap<>(Hierarchy.class);

  private CgroupPaths() {}

  /**
   * Reads them.
   *
   * @param process a process id, or {@code self}
   */
  static CgroupPaths of(String process) throws IOException {
    CgroupPaths found = new CgroupPaths();
    RawString.ofBytes(MountInfoFile.read(Path.of("/proc", process, "cgroup")))
        .latin1()
        .lines()
        .forEach(found::take);
    return found;
  }

  /** A line is {@code NUMBER:CONTROLLERS:PATH}, and the path may have colons. */
  private void take(String line) {
    int first = line.indexOf(':');
    int second = line.indexOf(':', first + 1);
    for (Hierarchy one : Hierarchy.values()) {
      if (one.isNamedBy(line.substring(0, first), line.substring(first + 1, second))) {
        paths.put(one, new RawString(line.substring(second + 1)));
      }
    }
  }

  Optional<RawString> in(Hierarchy hierarchy) {
    return Optional.ofNullable(paths.get(hierarchy));
  }
}
