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
    for (Mount mount : subject.forest().mounts()) {
      boolean brought =
          mount.origin().isOutside()
              || subject.sources().bring(mount)
              || subject.sources().canBeMadeWithoutItsRoot(mount, subject.host());
      if (!brought) {
        String reason = "it shows " + mount.root() + " of " + FileSystemWords.of(mount);
        findings.error(mount, reason, Remedies.fromOutside(subject, mount));
      }
    }
  }
}
