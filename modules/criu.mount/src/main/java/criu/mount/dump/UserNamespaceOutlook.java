package criu.mount.dump;

import criu.mount.archive.DeviceSearch;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.mount.plan.Step;
import criu.mount.restore.ConfinementTrial;
import criu.mount.restore.Refusal;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.mount.rule.Subject;
import criu.syscall.Errno;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of a dump the kernel will forbid at restore, because that is in a user namespace: of a
 * process in one of its own always, otherwise when this program is in one itself.
 */
final class UserNamespaceOutlook {
  private static final int MOST_NAMES = 20;

  private final Kernel kernel;
  private final LiveTree found;
  private final Subject subject;
  private final boolean always;
  private final Findings nodes;
  private final Findings steps;

  private UserNamespaceOutlook(Kernel kernel, LiveTree found, Subject subject) {
    this.kernel = kernel;
    this.found = found;
    this.subject = subject;
    this.always = found.user().isPresent();
    this.nodes = new Findings("forbidden-node", subject);
    this.steps = new Findings("forbidden-step", subject);
  }

  /**
   * Returns it.
   *
   * @param found the processes as they are
   * @param subject what is dumped of them, with which nothing else is wrong
   */
  static List<Problem> of(Kernel kernel, LiveTree found, Subject subject) throws IOException {
    UserNamespaceOutlook outlook = new UserNamespaceOutlook(kernel, found, subject);
    boolean confined = ConfinementTrial.isNeeded();
    if (confined || outlook.always) {
      outlook.lookForNodes();
    }
    if (confined && !outlook.always) {
      outlook.tryTheSteps();
    }
    return Stream.of(outlook.nodes, outlook.steps).flatMap(one -> one.problems().stream()).toList();
  }

  private void lookForNodes() throws IOException {
    List<ArchivedFileSystem> archived = ArchivedFileSystem.of(subject.forest());
    try (OpenedMounts opened =
        OpenedMounts.of(kernel, found.namespaces(), subject.forest(), archived)) {
      for (ArchivedFileSystem one : archived) {
        for (Mount mount : one.parts().values()) {
          report(mount, DeviceSearch.in(kernel.files(), opened.get(mount), MOST_NAMES));
        }
      }
    } catch (UnopenedMountsException e) {
      nodes.warning(
          e.failures().keySet().iterator().next(),
          "it cannot be looked at for device nodes: " + e.getMessage(),
          Remedy.words("run as root"));
    } catch (SyscallException e) {
      if (e.errno() != Errno.EPERM) {
        throw new MountException("dump: look for device nodes", "process " + subject.pid(), e);
      } // only root of the host can enter, and only root can have made one
    }
  }

  private void report(Mount mount, List<RawString> found) {
    for (RawString name : found) {
      RawString path = RawPaths.join(mount.mountpoint(), name);
      String reason = path + " in it is a device node, which root of a user namespace cannot make";
      Remedy remove = removal(mount, path);
      if (always) {
        nodes.error(mount, reason, remove);
      } else {
        nodes.warning(mount, reason, Remedy.words("restore as root of the host"), remove);
      }
    }
  }

  private Remedy removal(Mount mount, RawString path) {
    String pid = Integer.toString(subject.pid(mount));
    return Remedy.command("nsenter", "-t", pid, "-m", "rm", path.toString())
        .because("if it is not needed");
  }

  private void tryTheSteps() throws IOException {
    for (Refusal refusal : ConfinementTrial.refused(kernel, plan(), subject.forest())) {
      steps.warning(
          refusal.mount(),
          "this user cannot restore it: " + refusal.why(),
          Remedy.words(refusal.remedy()));
    }
  }

  /** Returns the steps of which all that they need of the host is known. */
  private List<Step> plan() {
    MountForest forest = subject.forest();
    Map<Integer, RawString> paths = new HashMap<>();
    for (Mount mount : forest.mounts()) {
      paths.put(mount.id(), subject.host().pathOf(mount).orElse(RawPaths.ROOT));
    }
    RawString root = subject.host().pathOf(forest.root()).orElse(RawPaths.ROOT);
    try {
      return DetachedPlanner.plan(new PlanInput(forest, root, paths, true)).stream()
          .filter(step -> !isFromAnywhere(step))
          .toList();
    } catch (PlanException e) {
      return List.of(); // which a rule has told of
    }
  }

  private static boolean isFromAnywhere(Step step) {
    return step instanceof Step.CopyHostPath(var _, Mount _, RawString path)
        && path.equals(RawPaths.ROOT);
  }
}
