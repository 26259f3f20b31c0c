package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.mount.rule.Subject;
import criu.syscall.Errno;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes problems of what failed while a dump was tried. */
final class Obstacles {

  private Obstacles() {}

  /** Returns the problems that mounts could not be opened. */
  static List<Problem> of(Subject subject, UnopenedMountsException unopened) {
    Findings findings = new Findings("unreadable", subject);
    for (Map.Entry<Mount, IOException> failure : unopened.failures().entrySet()) {
      findings.error(
          failure.getKey(),
          "its content is out of reach: " + text(failure.getValue()),
          remedy(subject, failure.getKey(), failure.getValue()));
    }
    return findings.problems();
  }

  private static Remedy remedy(Subject subject, Mount mount, IOException failure) {
    return SyscallException.errnoBehind(failure).equals(Optional.of(Errno.EMFILE))
        ? Remedy.words(
            "let a process have more open files, one for each file system with content: raise the"
                + " hard limit (ulimit -Hn), or run with CAP_SYS_RESOURCE, with which dump raises"
                + " it itself")
        : Remedy.inside(subject.pid(mount), "umount", mount.mountpoint().toString())
            .because("if it is not needed");
  }

  /** Returns the problem that something failed for a process. */
  static Problem of(int pid, String rule, IOException failure) {
    String which = "process " + pid;
    String prefix = "dump: " + which + ": ";
    String text = text(failure);
    List<Remedy> remedies =
        failure instanceof MountException named
            ? named.remedy().map(Remedy::words).stream().toList()
            : List.of();
    return new Problem(
        rule,
        Problem.Severity.ERROR,
        which,
        pid,
        Optional.empty(),
        text.startsWith(prefix) ? text.substring(prefix.length()) : text,
        remedies);
  }

  /** Returns the problem that the namespaces of a process cannot be entered. */
  static Problem ofEntering(int pid, IOException failure) {
    return new Problem(
        "no-permission",
        Problem.Severity.ERROR,
        "process " + pid,
        pid,
        Optional.empty(),
        "its mount namespace cannot be entered: " + text(failure),
        List.of(Remedy.words("run as root, or with CAP_SYS_ADMIN in its user namespace")));
  }

  private static String text(IOException failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
