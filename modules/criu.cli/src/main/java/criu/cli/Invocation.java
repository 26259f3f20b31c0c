package criu.cli;

import criu.mount.model.Progress;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import joptsimple.OptionSet;

/**
 * A parsed command line and what a command needs to act on it. Option values hold one character for
 * each byte, so that any path can be given.
 *
 * @param options the options that were given
 * @param console where to print
 * @param log where to log
 * @param kernel the kernel
 * @param shown what stands for temporary paths in messages
 */
record Invocation(OptionSet options, Console console, Log log, Kernel kernel, ShownPaths shown) {

  boolean has(String option) {
    return options.has(option);
  }

  /** Returns the last value of an option. */
  Optional<RawString> value(String option) {
    return values(option).isEmpty() ? Optional.empty() : Optional.of(values(option).getLast());
  }

  /** Returns all values of an option. */
  List<RawString> values(String option) {
    return options.valuesOf(option).stream().map(value -> new RawString((String) value)).toList();
  }

  /** Returns the arguments that are not options. */
  List<RawString> arguments() {
    return options.nonOptionArguments().stream()
        .map(argument -> new RawString((String) argument))
        .toList();
  }

  /** Returns the images directory of {@code -D}, which exists. */
  Path imagesDirectory() throws UsageException {
    return directory("D", "give the images directory: -D DIR");
  }

  /** Returns the images of {@code -D}, a directory or the archive of a checkpoint, to read. */
  Images images(Predicate<String> wanted, Progress progress) throws IOException, UsageException {
    progress.part("read the images", 0);
    Path given = path(required("D", "give the images directory: -D DIR"));
    return Images.at(given, wanted, shown)
        .orElseThrow(() ->
            new UsageException(
                "-D " + given + ": there is no such directory or checkpoint archive"));
  }

  /** Returns the directory of an option that cannot be left out; it exists. */
  Path directory(String option, String meaning) throws UsageException {
    Path directory = path(required(option, meaning));
    if (!Files.isDirectory(directory)) {
      String dashes = option.length() == 1 ? "-" : "--";
      throw new UsageException(dashes + option + " " + directory + ": there is no such directory");
    }
    return directory.toAbsolutePath();
  }

  /** Returns the value of an option that cannot be left out. */
  RawString required(String option, String meaning) throws UsageException {
    return value(option)
        .orElseThrow(() -> new UsageException("option -" + option + " is missing: " + meaning));
  }

  static Path path(RawString raw) {
    return Path.of(new String(raw.toBytes(), StandardCharsets.UTF_8));
  }

  static int pid(RawString text) throws UsageException {
    try {
      int pid = Integer.parseInt(text.latin1());
      if (pid > 0) {
        return pid;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words as for a number that is no process id
    }
    throw new UsageException("not a process id: " + text);
  }

  /** Returns an absolute path for one that may be relative to the working directory. */
  static RawString absolute(RawString path) throws IOException {
    return path.startsWith("/")
        ? path
        : RawString.of(Path.of("").toRealPath().toString() + "/").plus(path);
  }
}
