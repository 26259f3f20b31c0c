package criu.tests.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The remedies that a message prints, taken from its text as a person would: of each problem the
 * first one, its quoting left to a shell.
 *
 * @param commands the commands to run on the host
 * @param dump the options for dump and check
 * @param restore the options for restore
 */
public record Remedies(List<String> commands, List<String> dump, List<String> restore) {
  private static final String RUN = "run: ";
  private static final String DUMP = "dump with ";
  private static final String RESTORE = "restore with ";

  /** Reads what the command said on its standard error. */
  public static Remedies in(String said) throws IOException {
    Remedies found = new Remedies(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    boolean first = false;
    for (String line : said.lines().toList()) {
      if (first && line.startsWith("  ")) {
        found.add(line.strip());
      }
      first = !line.startsWith("  ");
    }
    return found;
  }

  private void add(String line) throws IOException {
    String text = line.endsWith(")") ? line.substring(0, line.lastIndexOf(" (")) : line;
    for (String part : text.split(", and (?=" + DUMP + "|" + RESTORE + ")", -1)) {
      if (part.startsWith(RUN)) {
        commands.add(part.substring(RUN.length()));
      } else if (part.startsWith(DUMP)) {
        dump.addAll(words(part.substring(DUMP.length())));
      } else if (part.startsWith(RESTORE)) {
        restore.addAll(words(part.substring(RESTORE.length())));
      }
    }
  }

  private static List<String> words(String line) throws IOException {
    String print = "printf '%s\\0' " + line;
    return List.of(Command.run("bash", "-c", print).succeeded().out().split("\0"));
  }

  /** Runs the commands on the host. */
  public void runCommands() throws IOException {
    for (String command : commands) {
      Command.run("bash", "-c", command).succeeded();
    }
  }

  public String[] dumpOptions() {
    return dump.toArray(String[]::new);
  }

  public String[] restoreOptions() {
    return restore.toArray(String[]::new);
  }
}
