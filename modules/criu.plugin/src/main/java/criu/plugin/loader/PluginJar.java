package criu.plugin.loader;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Map;

/**
 * A jar in memory.
 *
 * @param path where it was read from
 * @param descriptor its module descriptor; never automatic
 * @param contents the bytes of each file by its name, such as {@code a/b/C.class}; in a
 *     multi-release jar those for the running release
 */
record PluginJar(Path path, ModuleDescriptor descriptor, Map<String, byte[]> contents) {
  PluginJar {
    contents = Map.copyOf(contents);
  }

  String module() {
    return descriptor.name();
  }
}
