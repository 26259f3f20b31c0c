package criu.mount.dump;

import criu.mount.rule.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a number is that of a process that can be dumped, and why not. */
final class ProcessLookup {
  private static final Path PROC = Path.of("/proc");

  /** PF_KTHREAD of the flags in proc_pid_stat(5). */
  private static final long KERNEL_THREAD = 0x0020_0000;

  private static final int STATE = 0;
  private static final int FLAGS = 6;

  private ProcessLookup() {}

  /** Throws when the number is not that of a live process. */
  static void require(int pid) throws IOException {
    requireProc(pid);
    Optional<String[]> stat = ProcessTree.stat(pid);
    if (stat.isEmpty()) {
      throw gone(pid);
    }
    if ((Long.parseLong(stat.get()[FLAGS]) & KERNEL_THREAD) != 0) {
      throw ProblemsException.of(
          pid,
          "kernel-thread",
          "it is a thread of the kernel, which has no mounts of its own",
          Remedy.words("give a process with -t PID"));
    }
    if (isDead(stat.get())) {
      throw ProblemsException.of(
          pid,
          "dead-process",
          "it has ended and waits for its parent to notice (a zombie), and has no mounts any more",
          Remedy.words("give a running process with -t PID"));
    }
    requireNoThread(pid);
  }

  private static void requireProc(int pid) throws IOException {
    if (!Files.exists(PROC.resolve("self/stat"))) {
      throw ProblemsException.of(
          pid,
          "foreign-proc",
          "/proc does not show the processes of the PID namespace that criu-mount is in",
          Remedy.command("mount", "-t", "proc", "proc", "/proc"));
    }
  }

  /** Tells whether a process, by its fields in stat, has given its mounts back. */
  static boolean isDead(String[] stat) {
    return stat[STATE].equals("Z") || stat[STATE].equals("X");
  }

  private static ProblemsException gone(int pid) throws IOException {
    return ProblemsException.of(
        pid,
        "no-such-process",
        "there is no such process (ESRCH)",
        PidNumbers.seenInsideAs(pid)
            .orElse(
                Remedy.words(
                    "give a running process with -t PID, by its number in this PID namespace")));
  }

  /** A thread may stand for itself when it has left the mount namespace of its process. */
  private static void requireNoThread(int pid) throws IOException {
    Optional<String> leader = PidNumbers.status(pid, "Tgid:");
    if (leader.isPresent()
        && !leader.get().equals(Integer.toString(pid))
        && mountNamespace(leader.get()).equals(mountNamespace(Integer.toString(pid)))) {
      throw ProblemsException.of(
          pid,
          "thread",
          "it is a thread of process " + leader.get(),
          Remedy.dump("-t", leader.get()));
    }
  }

  private static Path mountNamespace(String number) throws IOException {
    return Files.readSymbolicLink(PROC.resolve(number).resolve("ns/mnt"));
  }
}
