package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plugin guide, taken apart.
 *
 * @param files the blocks below a line that is a path and a colon, by that path
 * @param scripts the shell blocks, in order
 */
record GuidePage(Map<String, String> files, List<String> scripts) {

  static GuidePage read(Path page) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    List<String> scripts = new ArrayList<>();
    String[] parts = Files.readString(page).split("(?m)^```", -1);
    for (int i = 1; i < parts.length; i += 2) { // text and blocks take turns
      int end = parts[i].indexOf('\n');
      String block = parts[i].substring(end + 1);
      switch (parts[i].substring(0, end)) {
        case "sh" -> scripts.add(block);
        case "java" -> files.put(path(parts[i - 1]), block);
        default -> {} // what a command prints
      }
    }
    return new GuidePage(files, scripts);
  }

  private static String path(String text) {
    String line = text.stripTrailing().lines().toList().getLast();
    if (!line.startsWith("`") || !line.endsWith("`:")) {
      throw new AssertionError("no path above a file of the page: " + line);
    }
    return line.substring(1, line.length() - 2);
  }

  /** Writes the files into a folder. */
  void write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
