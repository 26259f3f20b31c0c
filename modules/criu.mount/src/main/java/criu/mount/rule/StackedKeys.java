package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;

/** A key that stands for two file systems, because one of their mounts lies on the other. */
final class StackedKeys implements Rule {

  @Override
  public String name() {
    return "ambiguous-external";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Map<RawString, Mount> first = new HashMap<>();
    for (Mount mount : subject.forest().mounts()) {
      if (mount.origin() instanceof Origin.External(RawString key, boolean internal)) {
        Mount other = first.computeIfAbsent(mount.mountpoint(), unseen -> mount);
        if (!showSame(mount, other)) {
          findings.warning(
              mount,
              "it is "
                  + key
                  + " in the images as "
                  + other.label()
                  + " below it is, and shows"
                  + " something else: a restore takes both from one path",
              Remedy.inside(subject.pid(), "umount", mount.mountpoint().toString()));
        }
      }
    }
  }

  private static boolean showSame(Mount one, Mount other) {
    return one.superblock().device().equals(other.superblock().device())
        && one.root().equals(other.root());
  }
}
