package criu.mount.rule;

import criu.mount.filesystem.MountOptions;
import criu.mount.model.Mount;
import criu.syscall.FsConfig;
import criu.syscall.RawString;
import java.util.Set;

/** An overlay that names a layer by a path from a working directory that nobody knows any more. */
final class RelativeLayers implements Rule {
  private static final Set<String> PATHS = Set.of("lowerdir", "lowerdir+", "upperdir", "workdir");

  @Override
  public String name() {
    return "relative-layer";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Mount mount : subject.forest().mounts()) {
      if (mount.superblock().type().is("overlay") && !subject.sources().bringFromOutside(mount)) {
        look(mount, subject, findings);
      }
    }
  }

  private static void look(Mount mount, Subject subject, Findings findings) {
    for (FsConfig option : MountOptions.commands(mount.superblock().options())) {
      if (option instanceof FsConfig.SetString(RawString key, RawString value)
          && PATHS.contains(key.latin1())
          && !value.startsWith("/")) {
        findings.error(
            mount,
            "its option " + key + "=" + value + " is not an absolute path",
            Remedies.fromOutside(subject, mount));
        return;
      }
    }
  }
}
