package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.UnknownFlag;
import java.util.HashSet;
import java.util.Set;

/** A mount that shows other owners than its file system has; images cannot hold the mapping. */
final class MappedIds implements Rule {

  /** What mountinfo says of it, Linux 5.12. */
  static final String WORD = "idmapped";

  @Override
  public String name() {
    return "idmapped";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Integer> mapped = new HashSet<>();
    for (UnknownFlag flag : subject.unknown()) {
      if (flag.word().is(WORD)) {
        mapped.add(flag.mountId());
      }
    }
    for (Mount mount : subject.forest().mounts()) {
      if (mapped.contains(mount.id())) {
        look(mount, subject, findings);
      }
    }
  }

  private static void look(Mount mount, Subject subject, Findings findings) {
    if (subject.isRoot(mount)) {
      findings.warning(
          mount,
          "it maps owners (idmapped), which images cannot hold",
          Remedy.words("give restore a --root that is mapped in the same way"));
    } else if (mount.origin().isOutside()) {
      findings.warning(
          mount,
          "it maps owners (idmapped), which images cannot hold",
          Remedy.words("give restore a path that is mapped in the same way"));
    } else {
      findings.error(
          mount,
          "it maps owners (idmapped), which images cannot hold",
          Remedies.fromOutside(subject, mount));
    }
  }
}
