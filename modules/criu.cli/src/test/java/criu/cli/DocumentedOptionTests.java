package criu.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.cli.help.CommandWords;
import criu.cli.help.OptionWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for users, from which the man pages are made, against the options that there are. */
class DocumentedOptionTests {
  private static final Path PAGES = Path.of("../../docs/user");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?([A-Za-z][a-z-]*)");

  static Stream<CommandWords> commands() {
    return Commands.words().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void page_hasTheOptionsOfTheCommand_andNoOthers(CommandWords command) throws IOException {
    Set<String> common = common();
    assertEquals(
        names(command, option -> !common.contains(option.name())),
        documented(command.name() + ".md"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void title_isTheSummary(CommandWords command) throws IOException {
    String page = Files.readString(PAGES.resolve(command.name() + ".md"));
    String title = "# criu-mount " + command.name() + ": " + command.summary() + "\n";
    assertTrue(page.startsWith(title), title);
  }

  @Test
  void optionsOfEveryCommand_areOnTheFirstPage() throws IOException {
    Set<String> common = common();
    assertTrue(common.contains("help"), common::toString);
    CommandWords any = commands().findFirst().orElseThrow();
    assertEquals(names(any, option -> common.contains(option.name())), documented("README.md"));
  }

  /** Returns the long names of the options that every command has. */
  private static Set<String> common() {
    Set<String> common = new TreeSet<>();
    commands().forEach(command -> command.options().forEach(option -> common.add(option.name())));
    commands()
        .map(command -> command.options().stream().map(OptionWords::name).toList())
        .forEach(common::retainAll);
    return common;
  }

  private static Set<String> names(CommandWords command, Predicate<OptionWords> wanted) {
    return command.options().stream()
        .filter(wanted)
        .flatMap(option -> option.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names in the first column of the tables of options. */
  private static Set<String> documented(String page) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(PAGES.resolve(page))) {
      if (line.startsWith("| `-")) {
        Matcher option = OPTION.matcher(line.split("(?<!\\\\)\\|", 3)[1]);
        while (option.find()) {
          names.add(option.group(1));
        }
      }
    }
    return names;
  }
}
