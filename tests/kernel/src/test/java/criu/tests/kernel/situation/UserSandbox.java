package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process in a user namespace of its own, whose ids 0 to 65535 are 100000 and on outside, and in
 * a mount namespace that it owns. The root is a directory of root there, with the host's /usr in
 * it, external by the key "usr", and proc of the host. Closing it checks that nothing is left.
 */
final class UserSandbox implements AutoCloseable {
  static final int FIRST = 100_000;

  private static final String BEFORE =
      """
      R=$1/root
      cd "$R"
      mount --bind "$R" "$R"; mount --bind /usr "$R/usr"
      cd "$R"; pivot_root . old; cd /
      mount --rbind /old/proc /proc; umount -l /old; rmdir /old
      """;

  private final Path top;
  private final byte[] hostBefore;
  private final Process holder;
  private final Resident resident;

  private UserSandbox(Path top, byte[] hostBefore, Process holder, Resident resident) {
    this.top = top;
    this.hostBefore = hostBefore;
    this.holder = holder;
    this.resident = resident;
  }

  /** Starts the process; a script of the shell makes mounts inside. */
  static UserSandbox start(String inside) throws IOException {
    byte[] before = Sandbox.hostMounts();
    Path top =
        Path.of(Command.run("mktemp", "-d", "--tmpdir", "criu-mount-user.XXXXXX").out().strip());
    Command.shell(
            """
            chmod 755 $1; mkdir $1/root $1/images
            for name in bin lib lib64 sbin; do
              [ ! -L /$name ] || ln -s usr/$name $1/root/$name
            done
            mkdir $1/root/usr $1/root/proc $1/root/old $1/root/etc $1/root/data $1/root/more
            chown -R 100000:100000 $1/root
            """,
            top.toString())
        .succeeded();
    Path script = top.resolve("script");
    Files.writeString(script, BEFORE + inside + "\n" + Resident.WAIT + "\n");
    Process holder = userNamespace(FIRST);
    return new UserSandbox(top, before, holder, Resident.start(inside(holder, script, top)));
  }

  private static List<String> inside(Process holder, Path script, Path top) {
    List<String> words = new ArrayList<>(List.of("nsenter", "--user=" + userFile(holder)));
    words.addAll(List.of("unshare", "-m", "--propagation", "private"));
    words.addAll(List.of("sh", "-eu", script.toString(), top.toString()));
    return words;
  }

  /** Starts a process in a new user namespace, which maps 0 and on to ids outside. */
  static Process userNamespace(int first) throws IOException {
    Process holder = new ProcessBuilder("unshare", "-U", "sh", "-c", "echo in; read never").start();
    assertEquals("in", holder.inputReader().readLine());
    for (String map : List.of("uid_map", "gid_map")) {
      Files.writeString(
          Path.of("/proc", Long.toString(holder.pid()), map), "0 " + first + " 65536\n");
    }
    return holder;
  }

  static String userFile(Process process) {
    return "/proc/" + process.pid() + "/ns/user";
  }

  Path top() {
    return top;
  }

  Path images() {
    return top.resolve("images");
  }

  long pid() {
    return resident.pid();
  }

  Command.Result dump(String... more) throws IOException {
    return run("dump", List.of("-t", Long.toString(pid())), "mnt[/usr]:usr", more);
  }

  Command.Result restore(Engine engine, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("-r", top.resolve("root").toString()));
    words.addAll(engine.options());
    return run("restore", words, "mnt[usr]:/usr", more);
  }

  private Command.Result run(String command, List<String> words, String external, String... more)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(command, "-D", images().toString()));
    all.addAll(words);
    all.addAll(List.of("--external", external));
    all.addAll(Arrays.asList(more));
    return CriuMount.run(all.toArray(String[]::new));
  }

  /** Restores into a pin, which must succeed. */
  Pin pin(Engine engine, String... more) throws IOException {
    Path path = top.resolve("pin");
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--pin", path.toString()));
    restore(engine, words.toArray(String[]::new)).succeeded();
    return new Pin(path);
  }

  /** Runs a script in a mount namespace and a user namespace, as root there. */
  static String say(String userFile, String mountFile, String script) throws IOException {
    return Command.run(
            "nsenter", "--user=" + userFile, "--mount=" + mountFile, "sh", "-euc", script)
        .succeeded()
        .out();
  }

  /** Runs a script in the original. */
  String say(String script) throws IOException {
    return say("/proc/" + pid() + "/ns/user", "/proc/" + pid() + "/ns/mnt", script);
  }

  @Override
  public void close() throws IOException {
    resident.close();
    holder.destroyForcibly().onExit().join();
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
    Command.run("rm", "-rf", "--one-file-system", top.toString()).succeeded();
    Sandbox.assertHostUnchanged(hostBefore);
  }
}
