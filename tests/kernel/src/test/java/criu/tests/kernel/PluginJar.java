package criu.tests.kernel;

import criu.plugin.ExternalMountPlugin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A plugin that a test compiles from a few lines of source, as a module in a jar. */
public final class PluginJar {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private static final String MODULE =
      """
      module test.plugin {
        requires criu.plugin;
        provides criu.plugin.ExternalMountPlugin with test.plugin.Plugin;
      }
      """;

  private PluginJar() {}

  /** Makes a plugin directory with a plugin whose methods have these statements. */
  public static Path directory(Path place, String init, String dump, String restore, String exit)
      throws IOException {
    Path directory = Files.createDirectories(place.resolve("plugins"));
    String source = pluginClass(init, dump, restore, exit);
    write(place, MODULE, "test/plugin", "Plugin", source, directory.resolve("wrong.jar"));
    return directory;
  }

  /**
   * Compiles a module of one class into a jar.
   *
   * @param place a directory for sources and classes
   * @param folder the folder of the package
   */
  static void write(Path place, String module, String folder, String name, String source, Path jar)
      throws IOException {
    Path sources = Files.createDirectories(place.resolve("source").resolve(folder));
    Path file = Files.writeString(sources.resolve(name + ".java"), source);
    Path descriptor = Files.writeString(place.resolve("source/module-info.java"), module);
    compile(place, List.of(descriptor, file));
    pack(place.resolve("classes"), jar);
  }

  private static void pack(Path classes, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
      }
    }
  }

  private static String pluginClass(String init, String dump, String restore, String exit) {
    return """
    package test.plugin;
    import criu.plugin.*;
    public class Plugin implements ExternalMountPlugin {
      private PluginContext context;
      public String name() { return "wrong"; }
      public void init(Stage stage, PluginContext given) throws Exception {
        context = given;
        %s
      }
      public DumpVerdict dump(DumpRequest request) throws Exception {
        %s
      }
      public RestoreVerdict restore(RestoreRequest request) throws Exception {
        %s
      }
      public void exit(Stage stage, Outcome outcome) throws Exception {
        %s
      }
    }
    """
        .formatted(init, dump, restore, exit);
  }

  private static void compile(Path place, List<Path> sources) {
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-p", contract().toString(), "-d"));
    arguments.add(place.resolve("classes").toString());
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter words = new StringWriter();
    PrintWriter out = new PrintWriter(words);
    if (JAVAC.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError("the test's own source does not compile: " + words);
    }
  }

  private static Path contract() {
    try {
      var source = ExternalMountPlugin.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
