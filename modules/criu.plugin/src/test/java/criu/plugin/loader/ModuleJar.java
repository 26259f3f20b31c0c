package criu.plugin.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import criu.plugin.ExternalMountPlugin;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A jar that a test compiles from a few lines of source. */
final class ModuleJar {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<byte[]>> patches = new LinkedHashMap<>();
  private final List<Path> modulePath = new ArrayList<>();

  /** Begins a module with the given lines in its descriptor. */
  static ModuleJar module(String name, String descriptor) {
    String text = "module %s { %s }".formatted(name, descriptor);
    return new ModuleJar().source("module-info", text);
  }

  /** Begins a module whose class Plugin, in a package named as the module, is a plugin. */
  static ModuleJar plugin(String module, String name) {
    return plugin(module, "", "\"" + name + "\"", "");
  }

  /** Begins the same with more in the descriptor, an expression as the name, and more members. */
  static ModuleJar plugin(String module, String descriptor, String name, String members) {
    String provides =
        "requires criu.plugin; provides criu.plugin.ExternalMountPlugin with "
            + module
            + ".Plugin;";
    return module(module, provides + descriptor)
        .source(module + ".Plugin", pluginClass(module, name, members));
  }

  static String pluginClass(String packageName, String name, String members) {
    return """
    package %s;
    public class Plugin implements criu.plugin.ExternalMountPlugin {
      %s
      public String name() { return %s; }
      public criu.plugin.DumpVerdict dump(criu.plugin.DumpRequest request) {
        return criu.plugin.DumpVerdict.notMine();
      }
      public criu.plugin.RestoreVerdict restore(criu.plugin.RestoreRequest request) {
        return criu.plugin.RestoreVerdict.notMine();
      }
    }
    """
        .formatted(packageName, members, name);
  }

  /** Adds a class by its name with dots. */
  ModuleJar source(String className, String text) {
    sources.put(className.replace('.', '/') + ".java", text);
    return this;
  }

  ModuleJar resource(String name, byte[] bytes) {
    resources.put(name, bytes);
    return this;
  }

  /** Compiles against a jar or directory beside the contract. */
  ModuleJar with(Path module) {
    modulePath.add(module);
    return this;
  }

  /** Changes a file, such as {@code a/B.class}, on its way into the jar; empty leaves it out. */
  ModuleJar patch(String file, UnaryOperator<byte[]> change) {
    patches.put(file, change);
    return this;
  }

  ModuleJar without(String file) {
    return patch(file, bytes -> new byte[0]);
  }

  /** Makes the file say that it is for a release of Java that does not exist yet. */
  ModuleJar fromTheFuture(String file) {
    return patch(
        file,
        bytes -> {
          bytes[6] = 0;
          bytes[7] = (byte) 200;
          return bytes;
        });
  }

  /** Compiles and writes the jar, mode 0644, and its missing directories, mode 0755. */
  Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory("module-jar");
    try {
      compile(work);
      directory(jar.resolveSibling(""));
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        for (Map.Entry<String, byte[]> each : contents(work.resolve("classes")).entrySet()) {
          out.putNextEntry(new ZipEntry(each.getKey()));
          out.write(each.getValue());
        }
      }
      mode(jar, "rw-r--r--");
      return jar;
    } finally {
      delete(work);
    }
  }

  static Path directory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
      mode(path, "rwxr-xr-x");
    }
    return path;
  }

  static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private void compile(Path work) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-p", modulePath(), "-d"));
    arguments.add(Files.createDirectory(work.resolve("classes")).toString());
    for (Map.Entry<String, String> each : sources.entrySet()) {
      Path file = work.resolve("source").resolve(each.getKey());
      Files.createDirectories(file.resolveSibling(""));
      arguments.add(Files.writeString(file, each.getValue(), UTF_8).toString());
    }
    StringWriter words = new StringWriter();
    PrintWriter out = new PrintWriter(words);
    if (JAVAC.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError("the test's own source does not compile: " + words);
    }
  }

  private String modulePath() {
    return Stream.concat(Stream.of(contract()), modulePath.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path contract() {
    try {
      var source = ExternalMountPlugin.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, byte[]> contents(Path classes) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>(resources);
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString();
        UnaryOperator<byte[]> patch = patches.getOrDefault(name, UnaryOperator.identity());
        byte[] bytes = patch.apply(Files.readAllBytes(file));
        if (bytes.length > 0) {
          contents.put(name, bytes);
        }
      }
    }
    return contents;
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
