package criu.mount.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One thing that cures a problem.
 *
 * @param words what it is, in words; empty when options or a command say it
 * @param dump the words of the options to give to dump and check
 * @param restore the words of the options to give to restore
 * @param command the words of a command to run on the host before the dump
 */
public record Remedy(
    Optional<String> words, List<String> dump, List<String> restore, List<String> command) {

  /** Copies the lists. */
  public Remedy {
    dump = List.copyOf(dump);
    restore = List.copyOf(restore);
    command = List.copyOf(command);
  }

  /** Returns a remedy in words alone. */
  public static Remedy words(String words) {
    return new Remedy(Optional.of(words), List.of(), List.of(), List.of());
  }

  /** Returns a remedy that is options of dump. */
  public static Remedy dump(String... options) {
    return new Remedy(Optional.empty(), List.of(options), List.of(), List.of());
  }

  /** Returns a remedy that is a command to be run before the dump. */
  public static Remedy command(String... words) {
    return new Remedy(Optional.empty(), List.of(), List.of(), List.of(words));
  }

  /**
   * Returns a remedy that is a command in the mount namespace of a process, by the host's programs.
   *
   * @param words mount or umount, and its arguments
   */
  public static Remedy inside(int pid, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(1, List.of("-N", Integer.toString(pid)));
    return command(command.toArray(String[]::new));
  }

  /** Returns the same remedy with one more option for dump. */
  public Remedy dumpToo(String option) {
    List<String> options = new ArrayList<>(dump);
    options.add(option);
    return new Remedy(words, options, restore, command);
  }

  /** Returns the same remedy with options for restore. */
  public Remedy restore(String... options) {
    return new Remedy(words, dump, List.of(options), command);
  }

  /** Returns the same remedy with an explanation behind it. */
  public Remedy because(String explanation) {
    return new Remedy(Optional.of(explanation), dump, restore, command);
  }

  /**
   * Returns the remedy as a message has it: {@code run: COMMAND}, {@code dump with OPTIONS}, {@code
   * restore with OPTIONS}, what of these there is, then the words in parentheses; words alone stand
   * for themselves. What a shell would take apart is quoted.
   */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", and ");
    if (!command.isEmpty()) {
      text.add("run: " + ShellWord.line(command));
    }
    if (!dump.isEmpty()) {
      text.add("dump with " + ShellWord.line(dump));
    }
    if (!restore.isEmpty()) {
      text.add("restore with " + ShellWord.line(restore));
    }
    return text.length() == 0
        ? words.orElse("")
        : text + words.map(why -> " (" + why + ")").orElse("");
  }
}
