package criu.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts, loaded by the shells themselves, in a folder with a file and a folder to complete.
 */
class CompletionTests {
  private static final List<CommandWords> COMMANDS =
      List.of(
          new CommandWords(
              "dump",
              "it's: a [dump]",
              "",
              "",
              "",
              List.of(
                  option("D", "images-dir", "DIR", "a \\ directory: [the] 'images'"),
                  option("o", "log-file", "FILE", "the log"),
                  option("t", "tree", "PID", "the process"),
                  new OptionWords(List.of("freeze"), "", "stops it"))),
          new CommandWords(
              "show",
              "shows",
              "",
              "",
              "PID|DIR|FILE",
              List.of(new OptionWords(List.of("format"), "tree|table", "how"))),
          new CommandWords("run", "runs", "", "", "COMMAND", List.of()));

  /** Prints what bash would offer; bash itself splits the line, so the words are given. */
  private static final String IN_BASH =
      """
      source ./script
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _criu_mount
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path folder;

  private static OptionWords option(String letter, String name, String argument, String meaning) {
    return new OptionWords(List.of(letter, name), argument, meaning);
  }

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(folder.resolve("one folder"));
    Files.createFile(folder.resolve("one-file"));
  }

  @ParameterizedTest
  @CsvSource({
    "criu-mount|du, dump",
    "criu-mount|dump|--im, --images-dir",
    "criu-mount|dump|-D|one, one folder",
    "criu-mount|dump|--images-dir|=|one, one folder",
    "criu-mount|dump|--images-dir|=, one folder",
    "criu-mount|dump|-o|one-, one-file",
    "criu-mount|show|one-, one-file",
    "criu-mount|show|--format|ta, table",
    "criu-mount|run|--|one-file|one-, one-file",
  })
  void bash_completes(String words, String completed) throws Exception {
    script(Shell.BASH, "script");
    List<String> command = new ArrayList<>(List.of("bash", "-uc", IN_BASH, "bash"));
    command.addAll(Arrays.asList(words.split("\\|")));
    assertEquals(completed + "\n", run(command));
  }

  @Test
  void zsh_completes() throws Exception {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("criu-mount du", "criu-mount dump ");
    lines.put("criu-mount dump --fr", "criu-mount dump --freeze ");
    lines.put("criu-mount dump -D one", "criu-mount dump -D one\\ folder/");
    lines.put("criu-mount dump --images-dir=o", "criu-mount dump --images-dir=one\\ folder/");
    lines.put("criu-mount dump -o one-", "criu-mount dump -o one-file ");
    lines.put("criu-mount show one-", "criu-mount show one-file ");
    lines.put("criu-mount show --format ta", "criu-mount show --format table ");
    lines.put("criu-mount run -- findmn", "criu-mount run -- findmnt ");
    script(Shell.ZSH, "_criu-mount");
    String driver = "/criu/cli/help/type-and-tab.zsh";
    try (InputStream in = CompletionTests.class.getResourceAsStream(driver)) {
      Files.write(folder.resolve(".driver"), Objects.requireNonNull(in, driver).readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("zsh", "-f", ".driver", folder.toString()));
    command.addAll(lines.keySet());
    assertEquals(String.join("\n", lines.values()) + "\n", run(command));
  }

  @ParameterizedTest
  @CsvSource({
    "criu-mount du, dump",
    "criu-mount dump --fr, --freeze",
    "criu-mount dump -D one, 'one folder/'",
    "criu-mount dump --images-dir=one, '--images-dir=one folder/'",
    "criu-mount dump -o one-, one-file",
    "criu-mount show one-, one-file",
    "criu-mount show --format ta, table",
  })
  void fish_completes(String line, String completed) throws Exception {
    script(Shell.FISH, "script");
    String offered = run(List.of("fish", "-c", "source ./script; complete -C '" + line + "'"));
    assertEquals(List.of(completed), offered.lines().map(CompletionTests::beforeTab).toList());
  }

  private static String beforeTab(String line) {
    int tab = line.indexOf('\t');
    return tab < 0 ? line : line.substring(0, tab);
  }

  @Test
  void processes_areOffered() throws Exception {
    script(Shell.BASH, "script");
    String self = Long.toString(ProcessHandle.current().pid());
    String bash = run(List.of("bash", "-uc", IN_BASH, "bash", "criu-mount", "dump", "-t", self));
    assertTrue(bash.lines().anyMatch(self::equals), bash);
  }

  private void script(Shell shell, String name) throws IOException {
    Files.writeString(folder.resolve(name), shell.completion(COMMANDS));
  }

  private String run(List<String> command) throws Exception {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("TERM", "xterm");
      process = builder.start();
    } catch (IOException e) {
      return Assumptions.abort(command.getFirst() + " is missing: " + e.getMessage());
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("more than a minute: " + String.join(" ", command));
    }
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
