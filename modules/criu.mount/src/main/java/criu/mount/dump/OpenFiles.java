package criu.mount.dump;

import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.Task;
import criu.mount.rule.Findings;
import criu.mount.rule.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that a process has open on mounts outside of its namespaces. A dump of the mounts does
 * without them, but CRIU does not dump such a process.
 */
final class OpenFiles {
  private static final List<String> MEMORY = List.of("/memfd:", "/SYSV", "/dev/zero (deleted)");

  private final MountForest forest;
  private final Findings findings;

  private OpenFiles(MountForest forest, Findings findings) {
    this.forest = forest;
    this.findings = findings;
  }

  /** Reports such files of tasks. */
  static void look(List<Task> tasks, MountForest forest, Findings findings) {
    OpenFiles files = new OpenFiles(forest, findings);
    tasks.forEach(files::look);
  }

  private void look(Task task) {
    Path proc = Path.of("/proc", Integer.toString(task.pid()));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc.resolve("fd"))) {
      for (Path entry : entries) {
        look(task, proc, String.valueOf(entry.getFileName()));
      }
    } catch (IOException e) {
      // the process has ended, and has no files open
    }
  }

  private void look(Task task, Path proc, String number) {
    try {
      String target = Files.readSymbolicLink(proc.resolve("fd").resolve(number)).toString();
      FdInfo info = FdInfo.of(proc.resolve("fdinfo").resolve(number));
      if (isOfAMount(target) && !isInside(info.mountId())) {
        report(task, number, target, info);
      }
    } catch (IOException e) {
      // it was closed meanwhile
    }
  }

  private void report(Task task, String number, String target, FdInfo info) {
    findings.warning(
        "process " + task.pid(),
        "its descriptor "
            + number
            + " has "
            + target
            + " open on mount "
            + info.mountId()
            + ", which is not in its mount namespaces: CRIU does not dump such a process",
        Remedy.words("close it, or give CRIU " + optionOfCriu(target, info)));
  }

  private static String optionOfCriu(String target, FdInfo info) {
    return target.startsWith("/dev/pts/")
        ? "--shell-job"
        : "--external 'file["
            + Integer.toHexString(info.mountId())
            + ":"
            + Long.toHexString(info.inode())
            + "]'";
  }

  /** What lies in memory alone has a path too, and a mount of the kernel's own. */
  private static boolean isOfAMount(String target) {
    return target.startsWith("/") && MEMORY.stream().noneMatch(target::startsWith);
  }

  private boolean isInside(int mountId) {
    for (MountNamespace namespace : forest.namespaces()) {
      if (namespace.tree().mount(mountId).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
