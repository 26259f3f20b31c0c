package criu.plugin.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginDirectoryTests {
  @TempDir Path directory;

  @Test
  void emptyDirectory_hasNoPlugins() throws Exception {
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(List.of(), loaded.plugins());
    }
    assertEquals(List.of(), LoadedPlugins.none().plugins());
  }

  // 10-first.jar   20-second/plugin.jar   Third.jar (upper case comes after digits)   a.jar
  @Test
  void plugins_comeInTheOrderOfFileNames() throws Exception {
    ModuleJar.plugin("m.a", "alpha").write(directory.resolve("a.jar"));
    ModuleJar.plugin("m.third", "third").write(directory.resolve("Third.jar"));
    ModuleJar.plugin("m.second", "second").write(directory.resolve("20-second/plugin.jar"));
    ModuleJar.plugin("m.first", "zulu").write(directory.resolve("10-first.jar"));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(
          List.of("zulu", "second", "third", "alpha"),
          loaded.plugins().stream().map(LoadedPlugin::name).toList());
      assertEquals(
          List.of("m.first", "m.second", "m.third", "m.a"),
          loaded.plugins().stream().map(LoadedPlugin::module).toList());
      assertEquals(directory.toRealPath().resolve("20-second"), loaded.plugins().get(1).entry());
    }
  }

  // one.jar   README   .hidden.jar (not a jar)   .git/
  @Test
  void otherFiles_arePassedOver() throws Exception {
    ModuleJar.plugin("m.one", "one").write(directory.resolve("one.jar"));
    Files.writeString(directory.resolve("README"), "not a plugin");
    Files.writeString(directory.resolve(".hidden.jar"), "not a jar");
    Files.createDirectory(directory.resolve(".git"));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(1, loaded.plugins().size());
    }
  }

  // one/{library.jar (says 1), plugin.jar}   two/{library.jar (says 2), plugin.jar}
  @Test
  void twoVersionsOfOneLibrary_liveSideBySide() throws Exception {
    writeWithLibrary("one", "1");
    writeWithLibrary("two", "2");
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(
          List.of("one-1", "two-2"), loaded.plugins().stream().map(LoadedPlugin::name).toList());
      assertNotSame(layer(loaded, 0), layer(loaded, 1));
    }
  }

  private void writeWithLibrary(String name, String version) throws Exception {
    Path library =
        ModuleJar.module("library", "exports library;")
            .source(
                "library.Version",
                "package library; public class Version { public static final Object OF = \"%s\"; }"
                    .formatted(version))
            .write(directory.resolve(name + "/library.jar"));
    ModuleJar.plugin(
            "m." + name, "requires library;", "\"%s-\" + library.Version.OF".formatted(name), "")
        .with(library)
        .write(directory.resolve(name + "/plugin.jar"));
  }

  // one.jar/{m/one/Plugin.class (says base), META-INF/versions/25/m/one/Plugin.class (says newer)}
  @ParameterizedTest
  @CsvSource({"true, newer", "false, base"})
  void classesOfAMultiReleaseJar_areThoseForTheRunningJava(
      boolean multiRelease, String name, @TempDir Path elsewhere) throws Exception {
    Path newer = ModuleJar.plugin("m.one", "newer").write(elsewhere.resolve("newer.jar"));
    String manifest = "Manifest-Version: 1.0\nMulti-Release: " + multiRelease + "\n\n";
    ModuleJar.plugin("m.one", "base")
        .resource("META-INF/MANIFEST.MF", manifest.getBytes(UTF_8))
        .resource("META-INF/versions/25/m/one/Plugin.class", file(newer, "m/one/Plugin.class"))
        .write(directory.resolve("one.jar"));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(name, loaded.plugins().getFirst().name());
    }
  }

  private static byte[] file(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  @Test
  void providersInParentLayers_areNotTakenForPlugins() throws Exception {
    Path upper = ModuleJar.directory(directory.resolve("upper"));
    ModuleJar.plugin("m.parent", "parent").write(upper.resolve("parent.jar"));
    Path lower = ModuleJar.directory(directory.resolve("lower"));
    ModuleJar.plugin("m.child", "child").write(lower.resolve("child.jar"));
    try (LoadedPlugins parents = PluginDirectory.load(upper);
        LoadedPlugins loaded = PluginDirectory.load(lower, layer(parents, 0))) {
      assertEquals(List.of("child"), loaded.plugins().stream().map(LoadedPlugin::name).toList());
      assertEquals(List.of(layer(parents, 0)), layer(loaded, 0).parents());
    }
  }

  @Test
  void providerInTheParentLayer_doesNotMakeAPluginOfALibrary() throws Exception {
    Path upper = ModuleJar.directory(directory.resolve("upper"));
    ModuleJar.plugin("m.parent", "parent").write(upper.resolve("parent.jar"));
    Path lower = ModuleJar.directory(directory.resolve("lower"));
    ModuleJar.module("m.library", "").write(lower.resolve("library.jar"));
    try (LoadedPlugins parents = PluginDirectory.load(upper)) {
      var thrown =
          assertThrows(
              PluginLoadException.class, () -> PluginDirectory.load(lower, layer(parents, 0)));
      assertTrue(thrown.getMessage().contains("it does not provide criu.plugin.ExternalMount"));
    }
  }

  @Test
  void classesOfParentLayers_areSharedWithThePlugin() throws Exception {
    Path upper = ModuleJar.directory(directory.resolve("upper"));
    Path base =
        ModuleJar.plugin("m.base", "exports m.base;", "\"base\"", "").write(upper.resolve("b.jar"));
    Path lower = ModuleJar.directory(directory.resolve("lower"));
    ModuleJar.plugin("m.user", "requires m.base;", "new m.base.Plugin().name() + \"-user\"", "")
        .with(base)
        .write(lower.resolve("user.jar"));
    try (LoadedPlugins parents = PluginDirectory.load(upper);
        LoadedPlugins loaded = PluginDirectory.load(lower, layer(parents, 0))) {
      assertEquals("base-user", loaded.plugins().getFirst().name());
    }
  }

  @Test
  void staticInitializers_runAfterEverythingIsChecked() throws Exception {
    String flag = "criu.plugin.loader.test.initialized";
    System.clearProperty(flag);
    ModuleJar.plugin(
            "m.one", "", "\"one\"", "static { System.setProperty(\"" + flag + "\", \"\"); }")
        .write(directory.resolve("1.jar"));
    Files.writeString(directory.resolve("2.jar"), "not a jar");
    assertThrows(PluginLoadException.class, () -> PluginDirectory.load(directory));
    assertNull(System.getProperty(flag));
  }

  // one.jar, gone before its classes and resources are first used
  @Test
  void classesAndResources_areThereAfterTheJarIsGone() throws Exception {
    Path jar =
        ModuleJar.plugin("m.one", "one")
            .source("m.one.Late", "package m.one; public class Late { }")
            .resource("words.txt", "hello".getBytes(UTF_8))
            .resource("with space/ä#%.txt", "odd".getBytes(UTF_8))
            .write(directory.resolve("one.jar"));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      Files.delete(jar);
      Class<?> plugin = loaded.plugins().getFirst().plugin().getClass();
      assertEquals("hello", text(plugin.getResourceAsStream("/words.txt")));
      assertEquals("hello", text(plugin.getModule().getResourceAsStream("words.txt")));
      assertEquals("odd", text(plugin.getClassLoader().getResourceAsStream("with space/ä#%.txt")));
      Class<?> late = Class.forName("m.one.Late", true, plugin.getClassLoader());
      assertSame(plugin.getModule(), late.getModule());
    }
  }

  @Test
  void ownServices_areFoundInTheLayer() throws Exception {
    Path library =
        ModuleJar.module("m.words", "exports m.words; uses m.words.Word;")
            .source("m.words.Word", "package m.words; public interface Word { String text(); }")
            .source(
                "m.words.Words",
                """
                package m.words;
                public class Words {
                  public static String first() {
                    var layer = Words.class.getModule().getLayer();
                    return java.util.ServiceLoader.load(layer, Word.class).iterator().next().text();
                  }
                }
                """)
            .write(directory.resolve("entry/words.jar"));
    ModuleJar.module("m.hello", "requires m.words; provides m.words.Word with m.hello.Hello;")
        .with(library)
        .source(
            "m.hello.Hello",
            """
            package m.hello;
            public class Hello implements m.words.Word { public String text() { return "hi"; } }
            """)
        .write(directory.resolve("entry/hello.jar"));
    ModuleJar.plugin("m.user", "requires m.words;", "m.words.Words.first()", "")
        .with(library)
        .write(directory.resolve("entry/user.jar"));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals("hi", loaded.plugins().getFirst().name());
    }
  }

  @Test
  void closing_letsGoOfTheContents() throws Exception {
    ModuleJar.plugin("m.one", "one")
        .resource("words.txt", "hello".getBytes(UTF_8))
        .write(directory.resolve("one.jar"));
    LoadedPlugins loaded = PluginDirectory.load(directory);
    Class<?> plugin = loaded.plugins().getFirst().plugin().getClass();
    loaded.close();
    loaded.close();
    assertNull(plugin.getResourceAsStream("/words.txt"));
    assertEquals("one", loaded.plugins().getFirst().plugin().name());
  }

  private static String text(InputStream stream) throws Exception {
    assertNotNull(stream);
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static ModuleLayer layer(LoadedPlugins loaded, int index) {
    return loaded.plugins().get(index).plugin().getClass().getModule().getLayer();
  }
}
