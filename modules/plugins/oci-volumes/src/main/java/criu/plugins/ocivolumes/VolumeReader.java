package criu.plugins.ocivolumes;

import criu.plugin.PathBytes;
import criu.plugins.json.JsonCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads what concerns volumes from the {@code config.json} of a bundle, whose names begin small, or
 * from what {@code podman inspect} prints, whose names begin with capitals.
 */
final class VolumeReader {
  private final JsonCursor cursor;
  private final Path directory;
  private final Volumes volumes = new Volumes();

  private VolumeReader(JsonCursor cursor, Path directory) {
    this.cursor = cursor;
    this.directory = directory;
  }

  /** Reads a bundle; {@code directory} is absolute. */
  static Volumes bundle(Path directory) throws IOException {
    return JsonCursor.read(
        directory.resolve("config.json"),
        cursor -> new VolumeReader(cursor, directory).container("the configuration", "mounts"));
  }

  /** Reads the container that an engine described: an object, or an array with one of them. */
  static Volumes inspect(Path file) throws IOException {
    return JsonCursor.read(
        file, cursor -> new VolumeReader(cursor, Path.of("/")).containers("the container"));
  }

  private Volumes containers(String which) throws IOException {
    if (!cursor.isArray()) {
      return container(which, "Mounts");
    }
    cursor.eachElement(
        which,
        at -> {
          if (!at.endsWith("[0]")) {
            throw cursor.wrong("more than one container is described");
          }
          container(at, "Mounts");
        });
    return volumes;
  }

  private Volumes container(String which, String list) throws IOException {
    cursor.eachField(
        which,
        name -> {
          if (name.equals(list)) {
            cursor.eachElement(name, at -> new Entry(at).read());
          } else {
            cursor.skip();
          }
        });
    return volumes;
  }

  /** One mount, whose fields may come in any order. */
  private final class Entry {
    private final String at;
    private final String place = cursor.place();
    private Optional<PathBytes> destination = Optional.empty();
    private String source = "";
    private boolean bind;
    private boolean recursive;
    private boolean readOnly;

    Entry(String at) {
      this.at = at;
    }

    void read() throws IOException {
      cursor.eachField(at, this::readField);
      if (!bind) {
        return;
      }
      if (destination.isEmpty() || source.isEmpty()) {
        throw new IOException(place + ": " + at + " has no destination or no source");
      }
      PathBytes from = PathBytes.of(directory.resolve(source).normalize().toString());
      volumes.add(new Volume(destination.get(), from, readOnly, recursive));
    }

    private void readField(String name) throws IOException {
      String which = at + "." + name;
      switch (name) {
        case "destination", "Destination" ->
            destination =
                Optional.of(
                    PathBytes.of(Path.of("/").resolve(cursor.text(which)).normalize().toString()));
        case "source", "Source" -> source = cursor.textOrEmpty(which);
        case "type", "Type" -> {
          String type = cursor.textOrEmpty(which);
          bind |= type.equals("bind") || type.equals("volume");
        }
        case "options", "Options" -> {
          if (!cursor.isNull()) {
            cursor.eachElement(which, this::readOption);
          }
        }
        case "RW" -> readOnly |= !cursor.flag(which);
        default -> cursor.skip();
      }
    }

    private void readOption(String which) throws IOException {
      switch (cursor.textOrEmpty(which)) {
        case "bind" -> bind = true;
        case "rbind" -> {
          bind = true;
          recursive = true;
        }
        case "ro" -> readOnly = true;
        default -> {
          // says nothing of where the mount comes from
        }
      }
    }
  }
}
