package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plugin of {@code tests/plugins/hostile} as a jar. */
final class HostileJar {
  private static final Path SOURCES =
      Path.of(System.getProperty("criu.hostile.plugins", "tests/plugins/hostile"));

  private static final String MODULE =
      """
      module hostile {
        requires criu.plugin;
        uses criu.plugin.ExternalMountPlugin;
        provides criu.plugin.ExternalMountPlugin with hostile.CLASS;
      }
      """;

  private HostileJar() {}

  /**
   * Compiles a plugin.
   *
   * @param plugin the name of its class
   * @param place an own directory for sources and classes
   */
  static void make(String plugin, Path place, Path jar) throws IOException {
    String source = Files.readString(SOURCES.resolve(plugin + ".java"));
    PluginJar.write(place, MODULE.replace("CLASS", plugin), "hostile", plugin, source, jar);
  }
}
