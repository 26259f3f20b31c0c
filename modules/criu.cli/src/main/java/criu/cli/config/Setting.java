package criu.cli.config;

import java.util.Optional;

/**
 * A line of a configuration file: an option without its dashes, and its argument.
 *
 * @param place the file and the number of the line, as {@code FILE:LINE}
 * @param option the long name of the option
 * @param argument the argument, one character for each byte
 */
public record Setting(String place, String option, Optional<String> argument) {

  /** Returns it as it would stand on the command line. */
  public String word() {
    return "--" + option + argument.map(value -> "=" + value).orElse("");
  }
}
