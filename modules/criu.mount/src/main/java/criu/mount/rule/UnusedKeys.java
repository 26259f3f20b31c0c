package criu.mount.rule;

import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.HashSet;
import java.util.Set;

/** An option names a mountpoint where nothing is mounted, or the root. */
final class UnusedKeys implements Rule {

  @Override
  public String name() {
    return "unused-external";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<RawString> mountpoints = new HashSet<>();
    subject.forest().main().tree().mounts().forEach(mount -> mountpoints.add(mount.mountpoint()));
    for (RawString path : subject.keys()) {
      if (!mountpoints.contains(path) || path.equals(RawPaths.ROOT)) {
        findings.error(
            "--external mnt[" + path + "]",
            "nothing but the root is mounted at " + path,
            Remedy.words("give a mountpoint exactly as mountinfo shows it"));
      }
    }
  }
}
