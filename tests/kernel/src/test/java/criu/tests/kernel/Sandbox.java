package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary directory, and a process in a mount namespace of its own whose root is one of its
 * directories:
 *
 * <pre>
 * TOP
 * ├─ root     becomes / by pivot_root: /bin, /lib ... lead to /usr
 * │  ├─ usr   the host's /usr, so that a shell can be run inside; external by the key "usr"
 * │  ├─ proc  proc
 * │  └─ ...   what the test's scripts make
 * ├─ host     what the test mounts from outside
 * └─ images   for dumps
 * </pre>
 *
 * Closing it ends the process, removes the directory, and checks that the host's mounts are as
 * before and that no run of the command is left.
 */
public final class Sandbox implements AutoCloseable {
  private static final Path HOST_MOUNTS = Path.of("/proc/self/mountinfo");

  private static final String BEFORE =
      """
      R=$1/root; H=$1/host
      mkdir "$R" "$H" "$1/images"
      for name in bin lib lib64 sbin; do
        [ ! -L /$name ] || ln -s usr/$name "$R/$name"
      done
      mkdir "$R/usr" "$R/proc" "$R/etc"
      if [ $# -eq 1 ]; then
        mount --make-rprivate /
      else
        findmnt -rno TARGET | while read -r each; do
          [ "$each" = "$2" ] || mount --make-private "$each"
        done
        case "$1" in "$2"/*) mount --make-slave "$2";; esac
      fi
      mount --bind "$R" "$R"
      mount --bind /usr "$R/usr"
      """;

  private static final String PIVOT =
      """
      mkdir "$R/old"
      cd "$R"
      pivot_root . old
      cd /
      mount -t proc proc /proc
      umount -l /old
      rmdir /old
      """;

  private final Path top;
  private final byte[] hostBefore;
  private final List<String> starter;
  private final Resident resident;

  private Sandbox(Path top, byte[] hostBefore, List<String> starter, Resident resident) {
    this.top = top;
    this.hostBefore = hostBefore;
    this.starter = starter;
    this.resident = resident;
  }

  /**
   * Starts the process.
   *
   * @param outside a script run while the host is still seen, with the root as {@code $R} and the
   *     host's directory as {@code $H}; each character is a byte
   * @param inside a script run after the root was switched
   */
  public static Sandbox start(String outside, String inside) throws IOException {
    Path top = Files.createTempDirectory("criu-mount-test.");
    return start(List.of(), top, List.of(), outside, inside);
  }

  /** The same on a host of the test's own, on which the command is run too. */
  public static Sandbox startOn(Resident host, String outside, String inside) throws IOException {
    List<String> starter = List.of("nsenter", "-t", Long.toString(host.pid()), "-m");
    Path top = Files.createTempDirectory("criu-mount-test.");
    return start(starter, top, List.of(), outside, inside);
  }

  /** As {@link #start}, with a volume of the host as {@code $2} to which it stays linked. */
  public static Sandbox start(HostVolume volume, String outside, String inside) throws IOException {
    Path top = Files.createTempDirectory("criu-mount-test.");
    return start(List.of(), top, List.of(volume.path().toString()), outside, inside);
  }

  /** As the other, with the temporary directory on the volume, so that the root is its slave. */
  public static Sandbox startOn(HostVolume volume, String inside) throws IOException {
    Path top = Files.createTempDirectory(volume.path(), "criu-mount-test.");
    return start(List.of(), top, List.of(volume.path().toString()), "", inside);
  }

  private static Sandbox start(
      List<String> starter, Path top, List<String> more, String outside, String inside)
      throws IOException {
    byte[] before = Files.readAllBytes(HOST_MOUNTS);
    Path script = top.resolve("script");
    Files.writeString(
        script,
        BEFORE + outside + "\n" + PIVOT + inside + "\n" + Resident.WAIT + "\n",
        StandardCharsets.ISO_8859_1);
    try {
      String propagation = more.isEmpty() ? "private" : "unchanged";
      List<String> command = new ArrayList<>(starter);
      command.addAll(List.of("unshare", "-m", "--propagation", propagation, "sh", "-eu"));
      command.addAll(List.of(script.toString(), top.toString()));
      command.addAll(more);
      return new Sandbox(top, before, starter, Resident.start(command));
    } catch (AssertionError e) {
      Command.run("rm", "-rf", "--one-file-system", top.toString());
      throw e;
    }
  }

  public Path top() {
    return top;
  }

  public Path root() {
    return top.resolve("root");
  }

  public Path host() {
    return top.resolve("host");
  }

  public Path images() {
    return top.resolve("images");
  }

  public Resident resident() {
    return resident;
  }

  public String task() {
    return Long.toString(resident.pid());
  }

  /** Dumps into {@link #images}; the host's /usr is external. */
  public Command.Result dump(String... more) throws IOException {
    return dump(resident, images(), more);
  }

  public Command.Result dump(Resident whom, Path images, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("dump", "-t", Long.toString(whom.pid()), "-D", images.toString()));
    arguments.addAll(List.of("--external", "mnt[/usr]:usr"));
    arguments.addAll(List.of(more));
    return CriuMount.run(starter, "/plugin", arguments);
  }

  /** Restores from {@link #images} into {@link #root}; the sample plugin takes from host. */
  public Command.Result restore(Engine engine, String... more) throws IOException {
    return restore(engine, images(), root(), more);
  }

  public Command.Result restore(Engine engine, Path images, Path root, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("restore", "-D", images.toString()));
    arguments.addAll(List.of("-r", root.toString(), "--external", "mnt[usr]:/usr"));
    arguments.addAll(engine.options());
    arguments.addAll(List.of(more));
    return CriuMount.run(starter, "/plugin=" + host(), arguments);
  }

  /** Restores into a pin, which must succeed. */
  public Pin pin(Engine engine, String... more) throws IOException {
    Path path = top.resolve("pin");
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--pin", path.toString()));
    restore(engine, arguments.toArray(String[]::new)).succeeded();
    return new Pin(path);
  }

  @Override
  public void close() throws IOException {
    resident.close();
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
    Command.run("rm", "-rf", "--one-file-system", top.toString()).succeeded();
    assertHostUnchanged(hostBefore);
  }

  public static byte[] hostMounts() throws IOException {
    return Files.readAllBytes(HOST_MOUNTS);
  }

  public static void assertHostUnchanged(byte[] before) throws IOException {
    assertArrayEquals(before, hostMounts(), () -> "the host's mounts changed: " + text(before));
  }

  private static String text(byte[] before) {
    return "they were\n" + new String(before, StandardCharsets.ISO_8859_1);
  }
}
