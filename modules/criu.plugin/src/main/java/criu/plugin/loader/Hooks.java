package criu.plugin.loader;

import criu.plugin.ExternalMountPlugin;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Finds out which methods of the contract a plugin has something to do in. */
final class Hooks {
  private static final List<String> OPTIONAL = List.of("init", "exit");

  private Hooks() {}

  static List<String> of(ExternalMountPlugin plugin) {
    List<String> hooks = new ArrayList<>();
    for (String name : List.of("init", "dump", "restore", "exit")) {
      if (!OPTIONAL.contains(name) || isOverridden(name, plugin)) {
        hooks.add(name);
      }
    }
    return hooks;
  }

  private static boolean isOverridden(String name, ExternalMountPlugin plugin) {
    for (Method method : plugin.getClass().getMethods()) {
      if (method.getName().equals(name)
          && !method.getDeclaringClass().equals(ExternalMountPlugin.class)
          && method.getParameterCount() == 2) {
        return true;
      }
    }
    return false;
  }
}
