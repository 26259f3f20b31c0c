package criu.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import joptsimple.OptionParser;

/** The texts of {@code --help}. */
final class Help {

  private Help() {}

  static String overview(List<Command> commands) {
    StringBuilder text = new StringBuilder(1024);
    text.append("usage: criu-mount COMMAND [OPTION]...\n\n");
    text.append("Checkpoints and restores the mount tree of a process, with CRIU's images.\n\n");
    for (Command command : commands) {
      text.append("  ").append(command.name());
      text.append(" ".repeat(10 - command.name().length())).append(command.summary()).append('\n');
    }
    text.append("\nTry: criu-mount demo, or criu-mount COMMAND --help\n");
    return text.toString();
  }

  static String of(Command command, OptionParser parser) {
    StringWriter text = new StringWriter();
    text.append("usage: criu-mount ").append(command.name()).append(' ');
    text.append(command.synopsis()).append("\n\n").append(command.summary()).append("\n\n");
    try {
      parser.printHelpOn(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.append("\nFor example:\n  ").append(command.example()).append('\n');
    return text.toString();
  }
}
