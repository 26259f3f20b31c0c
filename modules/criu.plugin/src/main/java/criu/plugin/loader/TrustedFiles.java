package criu.plugin.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vouches for the files of a plugin directory: they belong to root or to the caller, nobody else
 * can write to them, and they lie in the directory. Remembers what it saw, to tell later whether it
 * is still so.
 */
final class TrustedFiles {
  private final Path directory;
  private final int caller;
  private final Map<Path, FileState> seen = new LinkedHashMap<>();

  /**
   * Checks the directory.
   *
   * @param directory its real path
   */
  TrustedFiles(Path directory) throws PluginLoadException {
    this(directory, effectiveUser());
  }

  TrustedFiles(Path directory, int caller) throws PluginLoadException {
    this.directory = directory;
    this.caller = caller;
    if (!check(directory).isDirectory()) {
      throw new PluginLoadException(directory, "it is not a directory");
    }
  }

  /** Checks the directory again, for other files of it. */
  TrustedFiles again() throws PluginLoadException {
    return new TrustedFiles(directory, caller);
  }

  Path directory() {
    return directory;
  }

  /**
   * Checks a file or directory, and all directories between it and the plugin directory.
   *
   * @param path a path in the plugin directory, perhaps a symbolic link
   * @return its real path
   */
  Path trust(Path path) throws PluginLoadException {
    Path real = resolve(path);
    if (!real.startsWith(directory)) {
      throw new PluginLoadException(path, "a symbolic link leads out of the directory, to " + real);
    }
    Path part = directory;
    for (Path name : directory.relativize(real)) {
      part = part.resolve(name);
      check(part);
    }
    return real;
  }

  /** Returns what was seen of a real path that {@link #trust} returned. */
  FileState state(Path real) throws PluginLoadException {
    FileState state = seen.get(real);
    return state == null ? check(real) : state;
  }

  /** Makes sure that everything is as it was when it was checked. */
  void checkUnchanged() throws PluginLoadException {
    for (Map.Entry<Path, FileState> each : seen.entrySet()) {
      if (!each.getValue().equals(read(each.getKey()))) {
        throw new PluginLoadException(each.getKey(), "it changed while the plugins were loaded");
      }
    }
  }

  private FileState check(Path real) throws PluginLoadException {
    FileState state = read(real);
    seen.put(real, state);
    if (state.owner() != 0 && state.owner() != caller) {
      String reason =
          "its owner is user %d, neither root nor the caller (user %d)"
              .formatted(state.owner(), caller);
      throw new PluginLoadException(real, reason);
    }
    if (state.isWritableByOthers()) {
      String reason =
          "others than its owner can write to it (mode %s)".formatted(state.permissions());
      throw new PluginLoadException(real, reason);
    }
    return state;
  }

  private static FileState read(Path path) throws PluginLoadException {
    try {
      return FileState.of(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static Path resolve(Path path) throws PluginLoadException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  // proc(5): the files of a process belong to its effective user, or to root when it is not
  // dumpable
  private static int effectiveUser() throws PluginLoadException {
    Path self = Path.of("/proc/self");
    try {
      return (Integer) Files.getAttribute(self, "unix:uid");
    } catch (IOException e) {
      throw unreadable(self, e);
    }
  }

  private static PluginLoadException unreadable(Path path, IOException e) {
    String reason = "it cannot be examined: " + PluginLoadException.describe(e);
    return new PluginLoadException(path, null, reason, e);
  }
}
