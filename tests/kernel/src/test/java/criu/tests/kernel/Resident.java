package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that waits in a mount namespace until it is closed, or the test's own process ends. */
public final class Resident implements AutoCloseable {
  /** What a shell does to say that it is ready, and to wait: its input never comes. */
  public static final String WAIT = "echo ready; read never";

  private final Process process;

  private Resident(Process process) {
    this.process = process;
  }

  /** Starts a program that says {@code ready} and waits; fails with what it said otherwise. */
  public static Resident start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    var reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals("ready")) {
        return new Resident(process);
      }
      said.add(line);
    }
    throw new AssertionError("exit code " + process.onExit().join().exitValue() + ": " + said);
  }

  /** Starts a shell in the namespace of a pin. */
  public static Resident inPin(Path pin) throws IOException {
    return start(List.of("nsenter", "--mount=" + pin, "sh", "-c", WAIT));
  }

  public long pid() {
    return process.pid();
  }

  /** Runs a script of the shell in the same namespace and root. */
  public Command.Result shell(String script) throws IOException {
    String task = Long.toString(pid());
    return Command.run("nsenter", "-t", task, "-m", "sh", "-euc", script);
  }

  public byte[] mountInfo() throws IOException {
    return Files.readAllBytes(Path.of("/proc", Long.toString(pid()), "mountinfo"));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
