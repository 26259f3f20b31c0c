package criu.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands for temporary paths in messages: a user knows the file that was unpacked there. */
final class ShownPaths {
  private final Map<String, String> names = new LinkedHashMap<>();

  /** From now on {@code name} is shown in place of a path. */
  void show(Path path, String name) {
    names.put(path.toString(), name);
  }

  String in(String message) {
    String shown = message;
    for (Map.Entry<String, String> entry : names.entrySet()) {
      shown = shown.replace(entry.getKey() + "/", entry.getValue() + ":");
      shown = shown.replace(entry.getKey(), entry.getValue());
    }
    return shown;
  }
}
