package criu.mount.rule;

import criu.mount.model.Mount;

/** A mount on something that was deleted: no path leads to it, and none can be made that does. */
final class DeletedMountpoints implements Rule {

  /** What the kernel prints behind it; no name has a slash, so that none can end like this. */
  private static final String MARK = "//deleted";

  @Override
  public String name() {
    return "deleted-mountpoint";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Mount mount : subject.forest().mounts()) {
      if (mount.mountpoint().endsWith(MARK)) {
        findings.error(
            mount,
            "what it is mounted on was deleted, and no path leads there",
            Remedy.words("end the processes that use it, and unmount what it is mounted on"));
      }
    }
  }
}
