package criu.mount.rule;

import criu.mount.model.Mount;

/** A mount that neither the tree nor an option nor a plugin brings back. */
final class MissingSources implements Rule {

  @Override
  public String name() {
    return "no-source";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Sources sources = new Sources();
    for (Mount mount : subject.forest().mounts()) {
      if (mount.id() == subject.forest().root().id() || mount.origin().isOutside()) {
        sources.addOutside(mount);
      } else {
        sources.addInside(mount);
      }
    }
    for (Mount mount : subject.forest().mounts()) {
      boolean brought =
          mount.origin().isOutside()
              || sources.bring(mount)
              || Sources.canBeMadeWithoutItsRoot(mount, subject.host());
      if (!brought) {
        report(mount, subject, findings);
      }
    }
  }

  private static void report(Mount mount, Subject subject, Findings findings) {
    String reason =
        Sources.type(mount).isPresent()
            ? "it shows " + mount.root() + " of a file system whose root is not mounted here"
            : "it shows "
                + mount.root()
                + " of a file system of type "
                + mount.superblock().type()
                + " that comes from outside of the tree";
    String key = mount.mountpoint().substring(1).toString();
    String path = subject.host().pathOf(mount).map(Object::toString).orElse("PATH");
    findings.error(
        mount,
        reason,
        Remedy.dump("--external", "mnt[" + mount.mountpoint() + "]:" + key)
            .restore("--external", "mnt[" + key + "]:" + path),
        Remedy.words("load a plugin that takes it, with -L DIR"));
  }
}
