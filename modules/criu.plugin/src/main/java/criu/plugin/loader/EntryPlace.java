package criu.plugin.loader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a plugin directory where an entry is said to be.
 *
 * @param path the jar or directory, as named in the plugin directory
 * @param files vouches for the files of this entry
 * @param digests the digests that its jars must have
 */
record EntryPlace(Path path, TrustedFiles files, Digests digests) {

  /** Returns the file name without {@code .jar}. */
  String name() {
    String file = String.valueOf(path.getFileName());
    return PluginFiles.isJar(path) ? file.substring(0, file.length() - ".jar".length()) : file;
  }

  /** Finds the jars, all of them checked. */
  PluginEntry find() throws PluginLoadException {
    return new PluginEntry(path, Files.isDirectory(path) ? jarsInside() : List.of(jar(path)));
  }

  private List<Path> jarsInside() throws PluginLoadException {
    List<Path> jars = new ArrayList<>();
    for (Path file : PluginFiles.list(files.trust(path))) {
      if (PluginFiles.isJar(file)) {
        jars.add(jar(file));
      }
    }
    if (jars.isEmpty()) {
      throw new PluginLoadException(path, "the directory has no jar in it");
    }
    return jars;
  }

  private Path jar(Path file) throws PluginLoadException {
    Path real = files.trust(file);
    if (!files.state(real).isRegular()) {
      throw new PluginLoadException(file, "it is not a regular file");
    }
    return real;
  }
}
