package criu.plugin.loader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The plugins that come with criu-mount, each of which is off until it is named. */
final class Bundled {
  private Bundled() {}

  /** Returns the places of those that are named, in the order of their file names. */
  static List<EntryPlace> places(PluginSelection selection) throws PluginLoadException {
    if (selection.named().isEmpty()) {
      return List.of();
    }
    Map<String, EntryPlace> byName = new LinkedHashMap<>();
    if (Files.isDirectory(selection.bundled())) {
      for (EntryPlace place : PluginFiles.places(selection.bundled())) {
        byName.put(place.name(), place);
      }
    }
    List<String> named = new ArrayList<>(new LinkedHashSet<>(selection.named()));
    for (String name : named) {
      if (!byName.containsKey(name)) {
        throw PluginLoadException.named(
            name, "there is none of that name" + known(byName, selection.bundled()));
      }
    }
    byName.keySet().retainAll(named);
    return List.copyOf(byName.values());
  }

  private static String known(Map<String, EntryPlace> byName, Path directory) {
    String names = byName.isEmpty() ? "nothing" : String.join(", ", byName.keySet());
    return ": " + directory + " has " + names;
  }
}
