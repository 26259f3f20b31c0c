package criu.cli.help;

import java.util.List;

/**
 * A command as its users see it.
 *
 * @param name the word after {@code criu-mount}
 * @param summary what it does, in one line, lower case and without a period
 * @param synopsis its arguments as a usage line shows them
 * @param example lines for a shell that work as pasted
 * @param operands what it takes beside options, as in {@link ArgumentKind}: {@code PID|FILE} or
 *     empty
 * @param options its options, in the order of help
 */
public record CommandWords(
    String name,
    String summary,
    String synopsis,
    String example,
    String operands,
    List<OptionWords> options) {

  public CommandWords {
    options = List.copyOf(options);
  }

  /** Tells whether it takes more than options. */
  boolean hasOperands() {
    return !operands.isEmpty();
  }
}
