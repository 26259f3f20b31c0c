package criu.plugin.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One plugin that cannot be loaded stops the load in one line with jar, module and reason. */
class PluginRefusalTests {
  @TempDir Path temporary;

  private Path directory = Path.of("");

  @BeforeEach
  void resolve() throws IOException {
    directory = temporary.toRealPath();
  }

  @Test
  void missingDirectory() {
    Path missing = directory.resolve("missing");
    var thrown = assertThrows(PluginLoadException.class, () -> PluginDirectory.load(missing));
    assertEquals(
        "cannot load plugin: %s: the directory cannot be found: NoSuchFileException: %s"
            .formatted(missing, missing),
        thrown.getMessage());
  }

  @Test
  void fileInPlaceOfTheDirectory() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    var thrown = assertThrows(PluginLoadException.class, () -> PluginDirectory.load(file));
    assertEquals("cannot load plugin: " + file + ": it is not a directory", thrown.getMessage());
  }

  @Test
  void notAJar() throws Exception {
    Path jar = Files.writeString(directory.resolve("text.jar"), "just some text");
    String message = assertRefused(jar, null, "it cannot be read as a jar: ");
    assertTrue(message.contains("ZipException"), message);
  }

  @Test
  void directoryWithoutAJar() throws Exception {
    Path entry = ModuleJar.directory(directory.resolve("empty"));
    assertRefused(entry, null, "the directory has no jar in it");
  }

  @Test
  void noDescriptor() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .without("module-info.class")
            .write(directory.resolve("1.jar"));
    assertRefused(jar, null, "it has no module descriptor (module-info.class)");
  }

  @Test
  void brokenDescriptor() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .patch("module-info.class", bytes -> "rubbish".getBytes(UTF_8))
            .write(directory.resolve("one.jar"));
    assertRefused(jar, null, "its module descriptor is not valid: ");
  }

  @Test
  void noProvider() throws Exception {
    Path jar = ModuleJar.module("m.one", "").write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "it does not provide criu.plugin.ExternalMountPlugin");
  }

  @Test
  void missingModule() throws Exception {
    Path library = ModuleJar.module("far.away", "").write(temporary.resolve(".elsewhere/far.jar"));
    Path jar =
        ModuleJar.plugin("m.one", "requires far.away;", "\"one\"", "")
            .with(library)
            .write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "it requires the module far.away, which is missing");
  }

  @Test
  void constructorThatThrowsAnException() throws Exception {
    Path jar = writeWithConstructor("throw new IllegalStateException(\"no luck\");");
    assertRefused(jar, "m.one", "its provider cannot be made: IllegalStateException: no luck");
  }

  @Test
  void constructorThatThrowsAnError() throws Exception {
    Path jar = writeWithConstructor("throw new StackOverflowError();");
    var thrown = assertThrows(PluginLoadException.class, () -> PluginDirectory.load(directory));
    assertInstanceOf(StackOverflowError.class, thrown.getCause());
    assertRefused(jar, "m.one", "its provider cannot be made: StackOverflowError");
  }

  @Test
  void messageWithLineEnds_isOneLine() throws Exception {
    Path jar = writeWithConstructor("throw new IllegalStateException(\"a\\n\\u001b[31mb\");");
    assertRefused(jar, "m.one", "its provider cannot be made: IllegalStateException: a [31mb");
  }

  private Path writeWithConstructor(String body) throws Exception {
    return ModuleJar.plugin("m.one", "", "\"one\"", "public Plugin() { " + body + " }")
        .write(directory.resolve("one.jar"));
  }

  @Test
  void providerMethodThatGivesNothing() throws Exception {
    String method = "public static criu.plugin.ExternalMountPlugin provider() { return null; }";
    Path jar = ModuleJar.plugin("m.one", "", "\"one\"", method).write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "its provider cannot be made: ServiceConfigurationError: ");
  }

  // .upper/base.jar (a plugin itself, in the parent layer)   one.jar (hands that one out)
  @Test
  void providerMethodThatGivesAnObjectOfAnotherPlugin() throws Exception {
    Path upper = ModuleJar.directory(directory.resolve(".upper"));
    Path base =
        ModuleJar.plugin("m.base", "exports m.base;", "\"base\"", "").write(upper.resolve("b.jar"));
    String method =
        "public static criu.plugin.ExternalMountPlugin provider() { return new m.base.Plugin(); }";
    ModuleJar.plugin("m.one", "requires m.base;", "\"one\"", method)
        .with(base)
        .write(directory.resolve("one.jar"));
    try (LoadedPlugins parents = PluginDirectory.load(upper)) {
      var layer = parents.plugins().getFirst().plugin().getClass().getModule().getLayer();
      var thrown =
          assertThrows(PluginLoadException.class, () -> PluginDirectory.load(directory, layer));
      assertEquals(
          "cannot load plugin: %s (module m.one): %s"
              .formatted(
                  directory.resolve("one.jar"),
                  "its provider is an object of another plugin or of criu-mount"),
          thrown.getMessage());
    }
  }

  @Test
  void nameThatIsBlank() throws Exception {
    Path jar = ModuleJar.plugin("m.one", " ").write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "its name \" \" is not 1 to 64 letters, digits, ");
  }

  @Test
  void nameThatIsNull() throws Exception {
    Path jar = ModuleJar.plugin("m.one", "", "null", "").write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "its name \"\" is not 1 to 64 letters, digits, ");
  }

  @Test
  void nameThatThrows() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "", "String.valueOf(1 / (int) System.nanoTime() * 0 / 0)", "")
            .write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "its method name() fails: ArithmeticException: / by zero");
  }

  @Test
  void twoPluginsWithOneName() throws Exception {
    Path one = ModuleJar.plugin("m.one", "same").write(directory.resolve("one.jar"));
    Path two = ModuleJar.plugin("m.two", "same").write(directory.resolve("two.jar"));
    assertRefused(two, "m.two", "its name \"same\" is also the name of " + one);
  }

  @Test
  void twoPluginsInOneEntry() throws Exception {
    ModuleJar.plugin("m.one", "one").write(directory.resolve("entry/one.jar"));
    Path two = ModuleJar.plugin("m.two", "two").write(directory.resolve("entry/two.jar"));
    assertRefused(two, "m.two", "it holds more than one plugin, but an entry is one plugin");
  }

  @Test
  void oneModuleInTwoJars() throws Exception {
    Path one = ModuleJar.plugin("m.one", "one").write(directory.resolve("entry/one.jar"));
    Path two = ModuleJar.plugin("m.one", "one").write(directory.resolve("entry/two.jar"));
    assertRefused(two, "m.one", "the module is also in " + one);
  }

  @Test
  void onePackageInTwoModules() throws Exception {
    Path one = ModuleJar.plugin("m.one", "one").write(directory.resolve("entry/one.jar"));
    Path two =
        ModuleJar.module("m.two", "")
            .source("m.one.Other", "package m.one; class Other {}")
            .write(directory.resolve("entry/two.jar"));
    assertRefused(two, "m.two", "the package m.one is also in " + one + " (module m.one)");
  }

  @Test
  void packageOfTheContract() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .resource("criu/plugin/intruder.txt", new byte[] {1})
            .write(directory.resolve("one.jar"));
    assertRefused(jar, "m.one", "its modules do not fit together: ResolutionException: ");
  }

  @Test
  void ownCopyOfTheContract() throws Exception {
    Path jar =
        ModuleJar.module("criu.plugin", "exports criu.plugin;")
            .source("criu.plugin.Stage", "package criu.plugin; public enum Stage { MINE }")
            .write(directory.resolve("entry/contract.jar"));
    assertRefused(jar, "criu.plugin", "a plugin cannot bring its own criu.plugin");
  }

  @Test
  void classOfALaterRelease() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .fromTheFuture("m/one/Plugin.class")
            .write(directory.resolve("one.jar"));
    assertRefused(
        jar,
        "m.one",
        "the class m.one.Plugin cannot be loaded: UnsupportedClassVersionError: m/one/Plugin ");
  }

  @Test
  void descriptorOfALaterRelease() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .fromTheFuture("module-info.class")
            .write(directory.resolve("one.jar"));
    String message = assertRefused(jar, null, "its module descriptor is not valid: ");
    assertTrue(message.contains("Unsupported major.minor version 200.0"), message);
  }

  @Test
  void classWhoseParentIsMissing() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .source("m.one.Base", "package m.one; class Base {}")
            .source("m.one.Derived", "package m.one; class Derived extends Base {}")
            .without("m/one/Base.class")
            .write(directory.resolve("one.jar"));
    assertRefused(
        jar, "m.one", "the class m.one.Derived cannot be loaded: NoClassDefFoundError: m/one/Base");
  }

  @Test
  void jarThatUnpacksWithoutEnd() throws Exception {
    byte[] zeros = new byte[JarReader.MAXIMUM_SIZE + 1];
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .resource("zeros", zeros)
            .write(directory.resolve("one.jar"));
    assertTrue(Files.size(jar) < 1 << 20);
    assertRefused(jar, null, "the plugin is larger than 64 MiB when unpacked");
  }

  /** Loads, and checks the message up to the given beginning of the reason. */
  private String assertRefused(Path jar, @Nullable String module, String reason) {
    var thrown = assertThrows(PluginLoadException.class, () -> PluginDirectory.load(directory));
    String where = module == null ? jar.toString() : jar + " (module " + module + ")";
    String expected = "cannot load plugin: " + where + ": " + reason;
    String message = thrown.getMessage();
    assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    assertEquals(1, message.lines().count());
    assertEquals(jar, thrown.jar());
    assertEquals(Optional.ofNullable(module), thrown.module());
    return message;
  }
}
