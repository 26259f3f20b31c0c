package criu.cli;

import criu.mount.render.JsonText;
import criu.plugin.loader.Check;
import criu.plugin.loader.PluginReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** What is known of plugins, as text and as JSON. */
final class PluginListing {
  private static final String UNKNOWN = "-";

  private PluginListing() {}

  static String text(List<PluginReport> reports) {
    StringBuilder text = new StringBuilder();
    for (PluginReport report : reports) {
      add(report, text);
    }
    return text.toString();
  }

  private static void add(PluginReport report, StringBuilder text) {
    text.append(report.name().orElse(UNKNOWN)).append("  ");
    text.append(report.module().orElse(UNKNOWN));
    report.version().ifPresent(version -> text.append('@').append(version));
    text.append("  ").append(report.entry()).append('\n');
    if (!report.modules().isEmpty()) {
      line(text, "layer", String.join(" ", report.modules()));
    }
    if (!report.hooks().isEmpty()) {
      line(text, "hooks", String.join(" ", report.hooks()));
    }
    if (report.nativeAccess()) {
      line(text, "native", "allowed");
    }
    line(text, "passed", words(report.passed()));
    report.failed().ifPresent(check -> line(text, "failed", check.word()));
    report.failure().ifPresent(failure -> line(text, "why", failure));
  }

  private static void line(StringBuilder text, String word, String value) {
    text.append("  ").append(word).append(" ".repeat(8 - word.length())).append(value).append('\n');
  }

  private static String words(List<Check> checks) {
    StringJoiner words = new StringJoiner(" ").setEmptyValue("nothing");
    checks.forEach(check -> words.add(check.word()));
    return words.toString();
  }

  static String json(List<PluginReport> reports) {
    JsonText text = new JsonText().open('[');
    for (PluginReport report : reports) {
      add(report, text.line());
    }
    return text.close(']') + "\n";
  }

  private static void add(PluginReport report, JsonText text) {
    text.open('{');
    optional(text, "name", report.name());
    optional(text, "module", report.module());
    optional(text, "version", report.version());
    text.name("entry").string(report.entry());
    text.name("jars").strings(report.jars().stream().map(Path::toString).toList());
    text.name("layer").strings(report.modules());
    text.name("hooks").strings(report.hooks());
    text.name("native").bool(report.nativeAccess());
    text.name("passed").strings(report.passed().stream().map(Check::word).toList());
    optional(text, "failed", report.failed().map(Check::word));
    optional(text, "why", report.failure());
    text.close('}');
  }

  private static void optional(JsonText text, String name, Optional<String> value) {
    value.ifPresent(it -> text.name(name).string(it));
  }
}
