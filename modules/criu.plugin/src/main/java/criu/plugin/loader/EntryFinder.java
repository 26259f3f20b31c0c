package criu.plugin.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the entries of a plugin directory and their jars, all of them checked. */
final class EntryFinder {
  private final TrustedFiles files;

  EntryFinder(TrustedFiles files) {
    this.files = files;
  }

  /** Returns the entries in the order of the bytes of their names. */
  List<PluginEntry> find() throws PluginLoadException {
    List<PluginEntry> entries = new ArrayList<>();
    for (Path path : list(files.directory())) {
      if (Files.isDirectory(path)) {
        entries.add(new PluginEntry(path, jarsIn(path)));
      } else if (isJar(path)) {
        entries.add(new PluginEntry(path, List.of(jar(path))));
      }
    }
    return entries;
  }

  private List<Path> jarsIn(Path entry) throws PluginLoadException {
    List<Path> jars = new ArrayList<>();
    for (Path path : list(files.trust(entry))) {
      if (isJar(path)) {
        jars.add(jar(path));
      }
    }
    if (jars.isEmpty()) {
      throw new PluginLoadException(entry, "the directory has no jar in it");
    }
    return jars;
  }

  private Path jar(Path path) throws PluginLoadException {
    Path real = files.trust(path);
    if (!files.state(real).isRegular()) {
      throw new PluginLoadException(path, "it is not a regular file");
    }
    return real;
  }

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar");
  }

  private static List<Path> list(Path directory) throws PluginLoadException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> !isHidden(path)).sorted().toList();
    } catch (IOException e) {
      String reason = "the directory cannot be read: " + PluginLoadException.describe(e);
      throw new PluginLoadException(directory, null, reason, e);
    }
  }

  private static boolean isHidden(Path path) {
    return path.toString().startsWith(".", path.toString().lastIndexOf('/') + 1);
  }
}
