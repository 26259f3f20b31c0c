package criu.plugins.hostpath;

import criu.plugin.MountFlag;
import criu.plugin.PathBytes;
import criu.plugins.json.JsonCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of a file; what it does not know is refused. */
final class RuleReader {
  private final JsonCursor cursor;
  private final List<Rule> rules = new ArrayList<>();

  private RuleReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the rules in their order; a failure names line and column. */
  static List<Rule> read(Path file) throws IOException {
    return JsonCursor.read(file, cursor -> new RuleReader(cursor).all());
  }

  private List<Rule> all() throws IOException {
    cursor.eachField(
        "the file",
        name -> {
          if (!name.equals("mounts")) {
            throw cursor.wrong(name + " is not known, only mounts is");
          }
          cursor.eachElement(name, at -> rules.add(new Entry(at).read()));
        });
    return List.copyOf(rules);
  }

  /** One entry, whose fields may come in any order. */
  private final class Entry {
    private final String at;
    private final String place;
    private final Set<MountFlag> flags = EnumSet.noneOf(MountFlag.class);
    private Optional<PathBytes> match = Optional.empty();
    private Optional<PathBytes> source = Optional.empty();
    private String sourcePlace = "";
    private boolean recursive;

    Entry(String at) {
      this.at = at;
      this.place = cursor.place();
    }

    Rule read() throws IOException {
      cursor.eachField(at, this::readField);
      PathBytes given =
          match.orElseThrow(() -> new IOException(place + ": " + at + ".match is missing"));
      PathPattern pattern = new PathPattern(given);
      Optional<PathTemplate> from = Optional.empty();
      if (source.isPresent()) {
        from = Optional.of(template(source.get(), pattern));
      }
      return new Rule(pattern, from, Set.copyOf(flags), recursive, place);
    }

    private PathTemplate template(PathBytes text, PathPattern pattern) throws IOException {
      try {
        return new PathTemplate(text, pattern.wildcards());
      } catch (IllegalArgumentException e) {
        throw new IOException(sourcePlace + ": " + at + ".source: " + e.getMessage(), e);
      }
    }

    private void readField(String name) throws IOException {
      String which = at + "." + name;
      switch (name) {
        case "match" -> match = Optional.of(path(which));
        case "source" -> {
          source = Optional.of(path(which));
          sourcePlace = cursor.place();
        }
        case "read-only" -> readFlag(which, MountFlag.READ_ONLY);
        case "no-suid" -> readFlag(which, MountFlag.NO_SUID);
        case "no-dev" -> readFlag(which, MountFlag.NO_DEV);
        case "no-exec" -> readFlag(which, MountFlag.NO_EXEC);
        case "recursive" -> recursive = cursor.flag(which);
        default ->
            throw cursor.wrong(
                which
                    + " is not known: match, source, recursive, read-only, no-suid, no-dev and"
                    + " no-exec are");
      }
    }

    private PathBytes path(String which) throws IOException {
      String text = cursor.text(which);
      if (!text.startsWith("/")) {
        throw cursor.wrong(which + " does not begin with a slash");
      }
      return PathBytes.of(text);
    }

    private void readFlag(String which, MountFlag flag) throws IOException {
      if (cursor.flag(which)) {
        flags.add(flag);
      }
    }
  }
}
