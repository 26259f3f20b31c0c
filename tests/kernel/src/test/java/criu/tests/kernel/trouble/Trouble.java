package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.HostVolume;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A namespace in trouble: nothing but the process is told to the command at first. */
final class Trouble implements AutoCloseable {
  private final Sandbox sandbox;
  private String task;
  private final List<String> dump = new ArrayList<>();
  private final List<String> restore = new ArrayList<>();

  private Trouble(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.task = sandbox.task();
  }

  /** Sets the trouble up; see {@link Sandbox} for the scripts and for what is there anyway. */
  static Trouble of(String outside, String inside) throws IOException {
    return new Trouble(Sandbox.start(outside, inside));
  }

  /** As {@link #of(String, String)}, on a volume of the host, whose path is {@code $2}. */
  static Trouble of(HostVolume volume, String outside, String inside) throws IOException {
    return new Trouble(Sandbox.start(volume, outside, inside));
  }

  /** Names an external mount, for the dump and for the restore. */
  void given(String atDump, String atRestore) {
    dump.addAll(List.of("--external", atDump));
    restore.addAll(List.of("--external", atRestore));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** Takes another process than that of the sandbox. */
  void task(long pid) {
    this.task = Long.toString(pid);
  }

  Command.Result check(String... more) throws IOException {
    return run("check", more);
  }

  private Command.Result run(String command, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command, "-t", task));
    arguments.addAll(List.of("-D", sandbox.images().toString()));
    arguments.addAll(dump);
    arguments.addAll(List.of(more));
    return CriuMount.run("", arguments);
  }

  /**
   * Check and dump refuse, with an error and a remedy for each culprit; returns what check said.
   *
   * @param culprits what the first line of an error holds, such as {@code " at /data "}
   */
  String isRefused(String... culprits) throws IOException {
    Command.Result checked = check();
    assertEquals(1, checked.exit(), checked::toString);
    Command.Result dumped = run("dump");
    assertEquals(1, dumped.exit(), dumped::toString);
    for (String culprit : culprits) {
      assertNamed(culprit, "error: ", checked.out());
      assertNamed(culprit, "criu-mount: dump: ", dumped.err());
    }
    assertEquals(List.of(), images(), "images of a dump that was refused");
    return checked.out();
  }

  private static void assertNamed(String culprit, String prefix, String said) {
    List<String> lines = said.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith(prefix) && lines.get(i).contains(culprit)) {
        assertTrue(lines.get(i + 1).startsWith("  "), () -> "no remedy for " + culprit + said);
        return;
      }
    }
    throw new AssertionError(culprit + " is not in: " + said);
  }

  private List<String> images() throws IOException {
    try (Stream<Path> files = Files.list(sandbox.images())) {
      return files.map(Path::toString).toList();
    }
  }

  /** Does what was said, after which nothing stands against a dump. */
  void follow(String said) throws IOException {
    Remedies remedies = Remedies.in(said);
    remedies.runCommands();
    for (int i = 0; i + 1 < remedies.dump().size(); i++) {
      if (remedies.dump().get(i).equals("-t")) {
        task = remedies.dump().get(i + 1); // the last -t of a command line counts
      }
    }
    dump.addAll(remedies.dump());
    restore.addAll(remedies.restore());
  }

  /** Nothing stands against a dump; returns what check said. */
  String isFine() throws IOException {
    return check().succeeded().out();
  }

  void dump() throws IOException {
    run("dump").succeeded();
  }

  /** Restores with a script of the shell in the new namespace; returns what it printed. */
  String restored(Engine engine, String script) throws IOException {
    return tryRestore(engine, List.of(), "sh", "-euc", script).succeeded().out();
  }

  /** Restores without looking whether that succeeds. */
  Command.Result tryRestore(Engine engine, List<String> more, String... program)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("restore", "-D", sandbox.images().toString()));
    arguments.addAll(List.of("-r", sandbox.root().toString()));
    arguments.addAll(engine.options());
    arguments.addAll(restore);
    arguments.addAll(more);
    arguments.add("--");
    arguments.addAll(List.of(program));
    return CriuMount.run("", arguments);
  }

  /** Refused, cured by what is said, dumped, and restored; returns what the script printed. */
  String cured(String script, String... culprits) throws IOException {
    follow(isRefused(culprits));
    isFine();
    dump();
    return restored(Engine.DETACHED, script);
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
