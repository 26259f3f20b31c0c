package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Configuration files, of the user in a folder of the test, of the system in an /etc of its own.
 */
@NeedsNamespaces
class ConfigurationTests {
  private static final String TABLE = "TARGET  SOURCE";
  private static final String JSON = "{";
  private static final String TREE = "/  ";

  /** Parameters: the command, the user's folder, a script, a file to show. */
  private static final String ON_A_HOST =
      """
      mount -t tmpfs etc /etc
      export XDG_CONFIG_HOME=$2 LC_ALL=C.UTF-8
      criu_mount() { "$command" "$@"; }
      command=$1; show=$4
      eval "$3"
      """;

  @TempDir Path folder;

  /** Runs a script on a host whose system has no files of configuration yet. */
  private Command.Result run(String script) throws IOException {
    Path tree = folder.resolve("mountinfo");
    Files.writeString(tree, "1 0 8:1 / / rw - ext4 /dev/sda rw\n");
    return Command.run(
        "unshare",
        "-m",
        "--propagation",
        "private",
        "sh",
        "-uc",
        ON_A_HOST,
        "sh",
        CriuMount.launcher().toAbsolutePath().toString(),
        folder.toRealPath().toString(),
        script,
        tree.toString());
  }

  private void user(String text) throws IOException {
    Files.writeString(folder.resolve("criu-mount.conf"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', " + TREE,
    "format table, '', '', " + TABLE,
    "'', format table, '', " + TABLE,
    "format table, format json, '', " + JSON,
    "format table, format json, --format tree, " + TREE,
    "format table, format json, --no-default-config, " + TREE,
    "format table, format json, --config other, " + TABLE,
  })
  void strongerFile_wins_andTheCommandLineOverAll(
      String system, String user, String options, String begin) throws IOException {
    user(user + "\n");
    Files.writeString(folder.resolve("other"), "format \"table\" # quoted\n");
    String script =
        "echo '" + system + "' > /etc/criu-mount.conf; cd \"$2\"; criu_mount show $show " + options;
    Command.Result result = run(script);
    assertEquals("", result.err());
    assertTrue(result.out().startsWith(begin), result.out());
  }

  @Test
  void originOfEachOption_isSaidAtLevel3() throws IOException {
    user("format json\nverbosity 3\n");
    Command.Result result = run("echo ascii > /etc/criu-mount.conf; criu_mount show $show");
    assertTrue(
        result.err().matches("(?s)\\([0-9.]+\\) config: /etc/criu-mount.conf:1: --ascii\n.*"),
        result.err());
    assertTrue(result.err().contains("/criu-mount.conf:1: --format=json\n"), result.err());
  }

  @Test
  void optionsOfCriu_andOfOtherCommands_areIgnored_andNotedAtLevel3() throws IOException {
    user("tcp-established\nghost-limit 4M\nfreeze\nlsm-mount-context \"a b\"\n");
    assertEquals("", run("criu_mount show $show -v1").err());
    String said = run("criu_mount show $show -v3").err();
    assertTrue(said.contains(":1: tcp-established does not concern mounts"), said);
    assertTrue(said.contains(":2: ghost-limit does not concern mounts"), said);
    assertTrue(said.contains(":3: freeze is for other commands"), said);
    assertTrue(said.contains("warning: config: "), said);
    assertTrue(said.contains(":4: lsm-mount-context of CRIU is not known here"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "fromat json, there is no option fromat, format may be meant",
    "format, format needs an argument, write: format",
    "ascii yes, ascii takes no argument, write: ascii",
    "format a b, there is more than one argument, write one option a line",
    "config other, config belongs on the command line, take the line out",
  })
  void wrongLine_isNamedWithItsPlace(String line, String why, String remedy) throws IOException {
    user("# first\n" + line + "\n");
    Command.Result result = run("criu_mount show $show; echo $?");
    String start = "criu-mount: config: " + folder.toRealPath() + "/criu-mount.conf:2: " + why;
    assertTrue(result.err().startsWith(start), result.err());
    assertTrue(result.err().contains("\n  " + remedy), result.err());
    assertEquals("2\n", result.out());
  }

  @ParameterizedTest
  @CsvSource({
    "chmod g+w, others than its owner can write to it (mode 0664)",
    "chmod 0646, others than its owner can write to it (mode 0646)",
    "chown 4711, 'its owner is user 4711, neither root nor the caller (user 0)'",
  })
  void fileThatAnotherCouldHaveWritten_isRefused(String change, String why) throws IOException {
    user("libdir /tmp\n");
    String script = change + " \"$2/criu-mount.conf\"; criu_mount show $show; echo $?";
    Command.Result result = run("umask 022; chmod 644 \"$2/criu-mount.conf\"; " + script);
    assertTrue(result.err().contains("/criu-mount.conf: " + why), result.err());
    assertTrue(result.err().contains("--no-default-config"), result.err());
    assertEquals("2\n", result.out());
  }

  @ParameterizedTest
  @CsvSource({"nothing, (ENOENT)", "., it is not a file"})
  void fileThatIsNone_isRefused(String file, String why) throws IOException {
    Command.Result result = run("cd \"$2\"; criu_mount show $show --config " + file + "; echo $?");
    assertTrue(result.err().contains(why), result.err());
    assertEquals("2\n", result.out());
  }

  @Test
  void fileOfTheSystem_countsInAUserNamespaceThatDoesNotKnowItsOwner() throws IOException {
    String script =
        """
        echo 'format table' > /etc/criu-mount.conf
        chmod 755 "$2"; chmod 644 "$show"
        setpriv --reuid 4711 --clear-groups --regid 4711 unshare -Ur "$command" show "$show"
        """;
    Command.Result result = run(script);
    assertTrue(result.out().startsWith(TABLE), result::toString);
  }

  @Test
  void settingOfAPlugin_onTheCommandLine_winsOverThatOfAFile() throws IOException {
    user("plugin-option sample:map=/a\n");
    String options = " --plugin-option sample:map=/b";
    Command.Result result =
        run("criu_mount plugins -L '" + CriuMount.samplePlugins().toAbsolutePath() + "'" + options);
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("sample "), result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dump --nothing --log-format json                    | dump   | usage: criu-mount dump
          dump --log-format=json                              | dump   | usage: criu-mount dump
          dumb --log-format json                              | usage  | criu-mount dump may be
          show 1 --log-format json --config nothing           | config | give a file that
          """)
  void whatIsNotUnderstood_isSaidAsJson_whenThatIsAskedFor(
      String command, String subsystem, String remedy) throws IOException {
    Command.Result result = run("criu_mount " + command);
    assertEquals(2, result.exit(), result::toString);
    assertEquals(1, result.err().lines().count(), result::err);
    assertTrue(result.err().startsWith("{\"time\":\"00.000000\",\"level\":\"error\""), result::err);
    assertTrue(result.err().contains("\"subsystem\":\"" + subsystem + "\""), result::err);
    assertTrue(result.err().contains(remedy), result::err);
  }

  @Test
  void log_asText_andAsJson() throws IOException {
    String script =
        """
        cd "$2"
        criu_mount dump -t 999999 -D . -o text; criu_mount dump -t 999999 -D . -o json --log-format json
        criu_mount show $show --log-format json --config nothing
        criu_mount dump -t 999999 -D . --log-format json
        """;
    Command.Result result = run(script);
    String text = Files.readString(folder.resolve("text"));
    assertTrue(
        text.matches("(?s)(\\(\\d\\d\\.\\d{6}\\) Error \\(criu-mount\\): dump: .*\n)+"), text);
    String json = Files.readString(folder.resolve("json"));
    assertTrue(
        json.lines().allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("]}")),
        json);
    assertTrue(
        json.contains("\"level\":\"error\",\"subsystem\":\"dump\",\"message\":\"process"), json);
    assertTrue(result.err().contains("criu-mount: dump: process 999999: "), result.err());
    assertTrue(result.err().stripTrailing().endsWith("]}"), result.err());
  }
}
