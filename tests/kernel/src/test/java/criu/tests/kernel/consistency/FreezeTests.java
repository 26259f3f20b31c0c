package criu.tests.kernel.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.RunningDump;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.consistency.TestCgroup.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dumps of a process whose cgroup is stopped meanwhile, in both hierarchies that can do that:
 *
 * <pre>
 * /
 * ├─ usr      external by the key "usr"
 * ├─ proc
 * └─ outside  directory of the host, for which a plugin is asked: there the dump is paused
 * </pre>
 */
@NeedsNamespaces
class FreezeTests {
  private static final String OUTSIDE =
      "mkdir \"$R/outside\" \"$H/data\"; mount --bind \"$H/data\" \"$R/outside\"";

  /** A sandbox whose process is in a cgroup; whatever a test does, that is thawed at the end. */
  private record Caged(TestCgroup cgroup, Sandbox sandbox) implements AutoCloseable {
    static Caged start(Kind kind) throws IOException {
      TestCgroup cgroup = TestCgroup.make(kind);
      Sandbox sandbox = Sandbox.start(OUTSIDE, "");
      cgroup.add(sandbox.resident().pid());
      return new Caged(cgroup, sandbox);
    }

    RunningDump paused(String verdict) throws IOException {
      return RunningDump.startPaused(sandbox, verdict, "--freeze");
    }

    @Override
    public void close() throws IOException {
      cgroup.thaw();
      sandbox.close();
      cgroup.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void processStandsStill_whileItIsDumped(Kind kind) throws Exception {
    try (Caged caged = Caged.start(kind);
        RunningDump dump = caged.paused("claimed")) {
      assertTrue(caged.cgroup.isFrozen());
      dump.resume().succeeded();
      assertFalse(caged.cgroup.isFrozen());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void processGoesOn_whenTheDumpFails(Kind kind) throws Exception {
    try (Caged caged = Caged.start(kind);
        RunningDump dump = caged.paused("notMine")) {
      assertTrue(caged.cgroup.isFrozen());
      Command.Result result = dump.resume();
      assertEquals(1, result.exit(), result::toString);
      assertFalse(caged.cgroup.isFrozen());
    }
  }

  @ParameterizedTest
  @CsvSource({"V1, TERM, 143", "V1, INT, 130", "V2, TERM, 143", "V2, INT, 130"})
  void processGoesOn_whenTheDumpIsEndedByASignal(Kind kind, String signal, int exit)
      throws Exception {
    try (Caged caged = Caged.start(kind);
        RunningDump dump = caged.paused("claimed")) {
      assertTrue(caged.cgroup.isFrozen());
      assertEquals(exit, dump.signal(signal).exit());
      assertFalse(caged.cgroup.isFrozen());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void processStaysFrozen_whenItWasFrozenBefore(Kind kind) throws Exception {
    try (Caged caged = Caged.start(kind)) {
      caged.cgroup.freeze();
      try (RunningDump dump = caged.paused("claimed")) {
        dump.resume().succeeded();
      }
      assertTrue(caged.cgroup.isFrozen());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void dumpIsRefused_whenTheCommandItselfIsInTheCgroup(Kind kind) throws Exception {
    try (Caged caged = Caged.start(kind)) {
      String dump =
          "echo $$ > \"$1/cgroup.procs\"; exec \"$2\" dump --freeze -t $3 -D \"$4\""
              + " --external 'mnt[/usr]:usr' --external 'mnt[/outside]:outside'";
      Command.Result result =
          Command.shell(
              dump,
              caged.cgroup.directory().toString(),
              CriuMount.launcher().toString(),
              caged.sandbox.task(),
              caged.sandbox.images().toString());
      assertEquals(1, result.exit(), result::toString);
      assertTrue(result.err().contains("criu-mount itself is in its cgroup"), result::err);
      assertFalse(caged.cgroup.isFrozen());
    }
  }

  @Test
  void dumpIsRefused_whenTheProcessIsInNoCgroupThatCanBeFrozen() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", "")) {
      String move =
          "for file in $(find /sys/fs/cgroup -maxdepth 2 -name cgroup.procs); do echo $1 > $file ||"
              + " true; done; grep -q '^0::/$' /proc/$1/cgroup";
      assertEquals(0, Command.shell(move, sandbox.task()).exit(), "cannot move to the root cgroup");
      Command.Result result = sandbox.dump("--freeze");
      assertEquals(1, result.exit(), result::toString);
      String said = result.err();
      assertTrue(said.contains("dump: freeze: process " + sandbox.task() + ": "), said);
      assertTrue(said.contains("or dump without --freeze"), said);
    }
  }
}
