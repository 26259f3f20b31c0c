package criu.cli;

import criu.syscall.RawString;
import java.util.Locale;
import java.util.stream.Stream;

/** A format of show. */
enum ShowFormat {
  TREE,
  TABLE,
  JSON,
  DOT,
  SVG,
  HTML;

  static ShowFormat named(RawString name) throws UsageException {
    return Stream.of(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name.toString()))
        .findFirst()
        .orElseThrow(() -> new UsageException("--format " + name + ": no such format"));
  }
}
