package criu.plugin.loader;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Which files of a plugin directory are entries. */
final class PluginFiles {
  private PluginFiles() {}

  /** Returns the places of all entries in the order of the bytes of their names. */
  static List<EntryPlace> places(Path given) throws PluginLoadException {
    Path directory = realPath(given);
    TrustedFiles trusted = new TrustedFiles(directory);
    Digests digests = Digests.of(directory, trusted);
    List<EntryPlace> places = new ArrayList<>();
    for (Path path : list(directory)) {
      if (isJar(path) || Files.isDirectory(path)) {
        places.add(new EntryPlace(path, trusted.again(), digests));
      }
    }
    return places;
  }

  private static Path realPath(Path directory) throws PluginLoadException {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      String reason = "the directory cannot be found: " + PluginLoadException.describe(e);
      throw new PluginLoadException(directory, null, reason, e);
    }
  }

  static boolean isJar(Path path) {
    return path.toString().endsWith(".jar");
  }

  /** Lists a directory without names that begin with a dot, in the order of their bytes. */
  static List<Path> list(Path directory) throws PluginLoadException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path path : all) {
        if (!isHidden(path)) {
          paths.add(path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw unreadable(directory, Objects.requireNonNullElse(e.getCause(), e));
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    Collections.sort(paths);
    return paths;
  }

  private static PluginLoadException unreadable(Path directory, Throwable e) {
    String reason = "the directory cannot be read: " + PluginLoadException.describe(e);
    return new PluginLoadException(directory, null, reason, e);
  }

  private static boolean isHidden(Path path) {
    return path.toString().startsWith(".", path.toString().lastIndexOf('/') + 1);
  }
}
