package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;

/**
 * A bind of a file that lives as long as a process or a terminal: of /proc/PID, or of /dev/pts/N.
 * It is not there when the file system is made anew.
 */
final class ProcessFiles implements Rule {

  @Override
  public String name() {
    return "process-file";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Mount mount : subject.forest().mounts()) {
      if (!subject.sources().bringFromOutside(mount) && isNumber(first(mount.root()))) {
        look(mount, subject, findings);
      }
    }
  }

  private static void look(Mount mount, Subject subject, Findings findings) {
    String number = first(mount.root()).toString();
    if (mount.superblock().type().is("proc")) {
      findings.error(
          mount,
          "it shows a file of process " + number + ", which is not there at restore",
          Remedies.fromOutside(subject, mount));
    } else if (mount.superblock().type().is("devpts")) {
      findings.error(
          mount,
          "it shows the terminal " + number + ", which is not there at restore",
          Remedies.fromOutside(subject, mount));
    }
  }

  /** Returns the first name of a path. */
  private static RawString first(RawString path) {
    int slash = path.latin1().indexOf('/', 1);
    RawString head = slash < 0 ? path : path.substring(0, slash);
    return RawPaths.name(head);
  }

  private static boolean isNumber(RawString name) {
    return !name.isEmpty() && name.latin1().chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
