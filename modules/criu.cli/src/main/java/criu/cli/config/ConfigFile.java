package criu.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the syntax of CRIU's configuration files, see criu(8): an option a line, without dashes,
 * and its argument behind a space, in double quotes where it has spaces itself. A {@code #} at the
 * begin of a word is that of a comment.
 */
public final class ConfigFile {
  private static final String SYNTAX =
      "write one option a line, without dashes, with its argument behind a space; an argument with"
          + " spaces in double quotes";

  private final String file;
  private final String line;
  private final int number;
  private int at;

  private ConfigFile(String file, String line, int number) {
    this.file = file;
    this.line = line;
    this.number = number;
  }

  /**
   * Returns the settings of a file in their order.
   *
   * @param file its name
   * @param text its content, one character for each byte
   */
  public static List<Setting> parse(String file, String text) throws ConfigException {
    List<Setting> settings = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      new ConfigFile(file, line, number).setting().ifPresent(settings::add);
    }
    return settings;
  }

  private Optional<Setting> setting() throws ConfigException {
    skipSpaces();
    if (isAtEnd()) {
      return Optional.empty();
    }
    String name = word();
    skipSpaces();
    int equals = name.indexOf('=');
    Optional<String> argument;
    if (equals >= 0) {
      argument = Optional.of(name.substring(equals + 1));
      name = name.substring(0, equals);
    } else {
      argument = isAtEnd() ? Optional.empty() : Optional.of(argument());
    }
    skipSpaces();
    if (!isAtEnd()) {
      throw wrong("there is more than one argument");
    }
    if (name.isEmpty() || name.startsWith("-")) {
      throw wrong("no option begins with " + line.strip().charAt(0));
    }
    return Optional.of(new Setting(place(), name, argument));
  }

  private String argument() throws ConfigException {
    return line.charAt(at) == '"' ? quoted() : word();
  }

  private String word() {
    int from = at;
    while (at < line.length() && !isSpace(line.charAt(at))) {
      at++;
    }
    return line.substring(from, at);
  }

  private String quoted() throws ConfigException {
    StringBuilder text = new StringBuilder();
    for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
      boolean escaped = line.startsWith("\\\"", at);
      at += escaped ? 1 : 0;
      text.append(line.charAt(at));
    }
    if (at == line.length()) {
      throw wrong("a double quote is missing");
    }
    at++;
    if (at < line.length() && !isSpace(line.charAt(at))) {
      throw wrong("a space is missing behind the double quote");
    }
    return text.toString();
  }

  private void skipSpaces() {
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private boolean isAtEnd() {
    return at == line.length() || line.charAt(at) == '#';
  }

  private String place() {
    return file + ":" + number;
  }

  private ConfigException wrong(String why) {
    return new ConfigException(place(), why, SYNTAX);
  }
}
