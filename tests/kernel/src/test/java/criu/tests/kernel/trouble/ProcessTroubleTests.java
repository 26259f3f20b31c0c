package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Resident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Numbers that are not those of a process that can be dumped, each with an answer of its own. */
@NeedsNamespaces
class ProcessTroubleTests {

  private static String refused(String pid, String reason) throws IOException {
    Command.Result check = CriuMount.run("check", "-t", pid);
    assertEquals(1, check.exit(), check::toString);
    assertTrue(check.out().startsWith("error: process " + pid + ": " + reason), check::toString);
    return check.out();
  }

  /** A child that ends when it is told to, of a parent that never asks for it. */
  private static final String PARENT =
      """
      mkfifo /etc/end
      sh -c 'read word < /etc/end' & echo $! > /etc/child
      echo ready; exec sleep 1000
      """;

  /** What a shell gives a child in the background to read. */
  private static final String NULL = "mkdir \"$R/dev\"; touch \"$R/dev/null\"";

  /** Lets the child end and returns its number. */
  private static String zombieOf(Trouble trouble) throws IOException {
    Resident parent = trouble.sandbox().resident();
    while (!Files.readString(Path.of("/proc", "" + parent.pid(), "comm")).equals("sleep\n")) {
      Thread.onSpinWait();
    }
    String child = parent.shell("cat /etc/child; echo > /etc/end").succeeded().out().strip();
    while (!Files.readString(Path.of("/proc", child, "stat")).contains(") Z ")) {
      Thread.onSpinWait();
    }
    return child;
  }

  @Test
  void zombieIsToldFromALiveProcess() throws Exception {
    try (Trouble trouble = Trouble.of(NULL, PARENT)) {
      refused(zombieOf(trouble), "it has ended");
    }
  }

  @Test
  void zombieAmongTheChildrenIsNoTrouble() throws Exception {
    try (Trouble trouble = Trouble.of(NULL, PARENT)) {
      zombieOf(trouble);
      trouble.follow(trouble.isRefused(" at /usr "));
      trouble.isFine();
      trouble.dump();
    }
  }

  @Test
  void threadOfTheKernelIsToldFromAProcess() throws Exception {
    Path second = Path.of("/proc/2/status");
    boolean kernel = Files.exists(second) && Files.readString(second).contains("kthreadd");
    Assumptions.assumeTrue(kernel, "process 2 is no thread of the kernel in this PID namespace");
    refused("2", "it is a thread of the kernel");
  }

  @Test
  void threadIsToldFromItsProcess_whichIsNamed() throws Exception {
    String self = Long.toString(ProcessHandle.current().pid());
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      String thread =
          threads
              .map(t -> t.getFileName().toString())
              .filter(t -> !t.equals(self))
              .findFirst()
              .get();
      String said = refused(thread, "it is a thread of process " + self);
      assertEquals(List.of("-t", self), Remedies.in(said).dump());
    }
  }

  @Test
  void numberInsideOfAnotherPidNamespace_leadsToTheNumberHere() throws Exception {
    String script = "echo 3999999 > /proc/sys/kernel/ns_last_pid; sh -c \"" + Resident.WAIT + "\"";
    List<String> command = List.of("unshare", "-m", "-p", "-f", "--mount-proc", "sh", "-c", script);
    try (Resident resident = Resident.start(command)) {
      String inner = innermost(resident.pid());
      Assumptions.assumeTrue(
          !Files.exists(Path.of("/proc", inner)), "number " + inner + " is taken here too");
      String said = refused(inner, "there is no such process");
      String here = Remedies.in(said).dump().getLast();
      assertEquals(0, CriuMount.run("show", here).exit());
    }
  }

  private static String innermost(long pid) throws IOException {
    String children = "cat /proc/$1/task/$1/children";
    String first = Command.shell(children, Long.toString(pid)).succeeded().out().strip();
    String child = Command.shell(children, first).succeeded().out().strip();
    String status = Files.readString(Path.of("/proc", child, "status"));
    String line = status.lines().filter(one -> one.startsWith("NSpid:")).findFirst().orElseThrow();
    return line.substring(line.lastIndexOf('\t') + 1);
  }

  @Test
  void processOfAnotherUserIsNotReadByAnUnprivilegedOne() throws Exception {
    try (Trouble trouble = Trouble.of("", "")) {
      String image = CriuMount.launcher().toAbsolutePath().toString();
      Command.Result check =
          Command.run(
              "setpriv",
              "--reuid=65534",
              "--clear-groups",
              image,
              "check",
              "-t",
              trouble.sandbox().task());
      Assumptions.assumeTrue(check.exit() != 126 && check.exit() != 127, "nobody cannot run it");
      assertEquals(1, check.exit(), check::toString);
      assertTrue(check.out().contains("its namespaces cannot be read (EACCES)"), check::toString);
      assertTrue(check.out().contains("run as root"), check::toString);
    }
  }
}
