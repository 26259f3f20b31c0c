package criu.mount.oci;

import com.fasterxml.jackson.core.JsonToken;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what concerns mounts from one {@code config.json}, and passes over everything else. */
final class ConfigReader {
  private final String file;
  private final RawString directory;
  private final List<BundleMount> binds = new ArrayList<>();
  private final List<RawString> masked = new ArrayList<>();
  private Optional<RawString> root = Optional.empty();
  private boolean terminal;

  /**
   * Makes a reader.
   *
   * @param file the name of the file, for messages
   * @param directory what relative paths start from
   */
  ConfigReader(String file, RawString directory) {
    this.file = file;
    this.directory = directory;
  }

  Bundle read(InputStream in) throws IOException {
    return ConfigCursor.read(JsonFile.config(file), in, this::readBundle);
  }

  private Bundle readBundle(ConfigCursor cursor) throws IOException {
    readConfig(cursor);
    Optional<RawString> path = root;
    return new Bundle(
        path.orElseThrow(() -> cursor.wrong("root.path is missing")),
        List.copyOf(binds),
        List.copyOf(masked),
        terminal);
  }

  private void readConfig(ConfigCursor cursor) throws IOException {
    cursor.eachField(
        "the configuration",
        name -> {
          switch (name) {
            case "root" -> cursor.eachField(name, field -> readRoot(cursor, field));
            case "process" -> cursor.eachField(name, field -> readProcess(cursor, field));
            case "mounts" -> cursor.eachElement(name, at -> new MountFields(cursor, at).read());
            case "linux" -> cursor.eachField(name, field -> readLinux(cursor, field));
            default -> cursor.skip();
          }
        });
  }

  private void readRoot(ConfigCursor cursor, String field) throws IOException {
    if (field.equals("path")) {
      root = Optional.of(onHost(cursor.text("root.path")));
    } else {
      cursor.skip();
    }
  }

  private void readProcess(ConfigCursor cursor, String field) throws IOException {
    if (field.equals("terminal")) {
      terminal = cursor.token() == JsonToken.VALUE_TRUE;
    } else {
      cursor.skip();
    }
  }

  private void readLinux(ConfigCursor cursor, String field) throws IOException {
    if (field.equals("maskedPaths") && cursor.token() != JsonToken.VALUE_NULL) {
      cursor.eachElement(
          "linux.maskedPaths", at -> masked.add(RawPaths.normalized(cursor.text(at))));
    } else {
      cursor.skip();
    }
  }

  private RawString onHost(RawString path) {
    return RawPaths.normalized(path.startsWith("/") ? path : directory.plus("/").plus(path));
  }

  /** The fields of one mount, which may come in any order. */
  private final class MountFields {
    private final ConfigCursor cursor;
    private final String at;
    private Optional<RawString> destination = Optional.empty();
    private Optional<RawString> source = Optional.empty();
    private boolean bind;
    private boolean recursive;

    MountFields(ConfigCursor cursor, String at) {
      this.cursor = cursor;
      this.at = at;
    }

    void read() throws IOException {
      cursor.eachField(at, this::readField);
      RawString where = destination.orElseThrow(() -> cursor.wrong(at + ".destination is missing"));
      if (bind || recursive) {
        RawString from =
            source.orElseThrow(() -> cursor.wrong(at + ".source is missing, which a bind needs"));
        binds.add(new BundleMount(RawPaths.normalized(where), onHost(from), recursive));
      }
    }

    private void readField(String name) throws IOException {
      switch (name) {
        case "destination" -> destination = Optional.of(cursor.text(at + ".destination"));
        case "source" -> source = Optional.of(cursor.text(at + ".source"));
        case "type" -> bind |= cursor.text(at + ".type").is("bind");
        case "options" -> cursor.eachElement(at + ".options", this::readOption);
        default -> cursor.skip();
      }
    }

    private void readOption(String which) throws IOException {
      RawString option = cursor.text(which);
      bind |= option.is("bind");
      recursive |= option.is("rbind");
    }
  }
}
