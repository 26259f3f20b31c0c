package criu.cli;

import criu.syscall.RawString;
import joptsimple.OptionParser;

/** A format of diff and plan. */
enum ReportFormat {
  TEXT,
  JSON,
  HTML;

  static void declare(OptionParser parser) {
    parser
        .accepts("format", "what is printed")
        .withRequiredArg()
        .describedAs("text|json|html")
        .defaultsTo("text");
    parser.accepts("json", "the same as --format json");
  }

  static ReportFormat of(Invocation invocation) throws UsageException {
    RawString name = invocation.value("format").orElseThrow();
    return switch (name.toString()) {
      case "text" -> invocation.has("json") ? JSON : TEXT;
      case "json" -> JSON;
      case "html" -> HTML;
      default -> throw new UsageException("--format " + name + ": no such format");
    };
  }
}
