package criu.tests.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dump that a test does something to while it runs. */
public final class RunningDump implements AutoCloseable {
  private final Process process;
  private final Path err;

  private RunningDump(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts a dump of a sandbox into its images directory. */
  public static RunningDump start(Sandbox sandbox, String... more) throws IOException {
    Path err = Files.createTempFile("stderr", ".txt");
    String signals = "--default-signal=INT,HUP,TERM"; // a job in the background ignores some
    List<String> command =
        new ArrayList<>(List.of("env", signals, CriuMount.launcher().toString(), "dump"));
    command.addAll(List.of("-t", sandbox.task(), "-D", sandbox.images().toString()));
    command.addAll(List.of("--external", "mnt[/usr]:usr"));
    command.addAll(List.of(more));
    return new RunningDump(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
  }

  /**
   * Starts a dump, which stops when a plugin is asked for a mount: the namespace has been read, and
   * nothing is written.
   *
   * @param verdict what the plugin answers when the dump goes on
   */
  public static RunningDump startPaused(Sandbox sandbox, String verdict, String... more)
      throws IOException {
    String dump =
        "System.out.println(\"paused\"); System.out.flush(); System.in.read(); return DumpVerdict."
            + verdict
            + "();";
    Path place = Files.createTempDirectory(sandbox.top(), "plugin");
    Path plugins = PluginJar.directory(place, "", dump, "return null;", "");
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("-L", plugins.toString()));
    RunningDump paused = start(sandbox, options.toArray(String[]::new));
    paused.awaitPause();
    return paused;
  }

  private void awaitPause() throws IOException {
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    if (!"paused".equals(line)) {
      throw new AssertionError("the dump was not paused: " + line + result());
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Lets a paused dump go on, and waits for its end. */
  public Command.Result resume() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return result();
  }

  /** Waits for its end. */
  public Command.Result result() throws IOException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    int exit = process.onExit().join().exitValue();
    return new Command.Result(exit, out, Files.readString(err, StandardCharsets.ISO_8859_1));
  }

  /** Sends a signal by name, and waits for its end. */
  public Command.Result signal(String name) throws IOException {
    Command.run("kill", "-" + name, Long.toString(pid())).succeeded();
    return result();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(err);
  }
}
