package criu.plugin.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is loaded that others could have written. */
class PluginTrustTests {
  private static final int SOMEBODY = 65534;

  @TempDir Path temporary;

  private Path directory = Path.of("");

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = ModuleJar.directory(temporary.toRealPath().resolve("plugins"));
  }

  @Test
  void directoryThatOthersCanWrite_isRefused() throws Exception {
    ModuleJar.mode(directory, "rwxrwxrwx");
    assertRefused(directory, "others than its owner can write to it (mode 0777)");
  }

  @Test
  void jarThatOthersCanWrite_isRefused() throws Exception {
    Path jar = write("one.jar");
    ModuleJar.mode(jar, "rw-r--rw-");
    assertRefused(jar, "others than its owner can write to it (mode 0646)");
  }

  @Test
  void jarThatTheGroupCanWrite_isRefused() throws Exception {
    Path jar = write("one.jar");
    ModuleJar.mode(jar, "rw-rw-r--");
    assertRefused(jar, "others than its owner can write to it (mode 0664)");
  }

  @Test
  void entryDirectoryThatOthersCanWrite_isRefused() throws Exception {
    Path entry = write("entry/one.jar").resolveSibling("");
    ModuleJar.mode(entry, "rwxrwxr-x");
    assertRefused(entry, "others than its owner can write to it (mode 0775)");
  }

  @Test
  void jarOfAnotherUser_isRefused() throws Exception {
    Path jar = write("one.jar");
    Object owner = Files.getAttribute(jar, "unix:uid");
    int stranger = owner.equals(0) ? giveAway(jar) : (Integer) owner;
    var thrown =
        assertThrows(
            PluginLoadException.class, () -> new TrustedFiles(directory, stranger + 1).trust(jar));
    String reason =
        "its owner is user %d, neither root nor the caller (user %d)"
            .formatted(stranger, stranger + 1);
    String place = owner.equals(0) ? jar.toString() : directory.toString();
    assertEquals("cannot load plugin: " + place + ": " + reason, thrown.getMessage());
  }

  @Test
  void jarOfTheCaller_isTrusted() throws Exception {
    Path jar = write("one.jar");
    int owner = (Integer) Files.getAttribute(jar, "unix:uid");
    assertEquals(jar, new TrustedFiles(directory, owner).trust(jar));
  }

  private static int giveAway(Path jar) throws IOException {
    Files.setAttribute(jar, "unix:uid", SOMEBODY);
    return SOMEBODY;
  }

  // plugins/link.jar -> ../outside/one.jar
  @Test
  void linkOutOfTheDirectory_isRefused() throws Exception {
    Path outside = ModuleJar.plugin("m.one", "one").write(temporary.resolve("outside/one.jar"));
    Path link = Files.createSymbolicLink(directory.resolve("link.jar"), outside);
    assertRefused(link, "a symbolic link leads out of the directory, to " + outside.toRealPath());
  }

  // plugins/entry -> ../outside/
  @Test
  void linkToADirectoryOutside_isRefused() throws Exception {
    Path outside = ModuleJar.plugin("m.one", "one").write(temporary.resolve("outside/one.jar"));
    Path target = outside.resolveSibling("").toRealPath();
    Path link = Files.createSymbolicLink(directory.resolve("entry"), target);
    assertRefused(link, "a symbolic link leads out of the directory, to " + target);
  }

  // plugins/{.versions/one-1.jar, one.jar -> .versions/one-1.jar}
  @Test
  void linkInsideTheDirectory_isFollowed() throws Exception {
    Path jar = write(".versions/one-1.jar");
    Files.createSymbolicLink(directory.resolve("one.jar"), directory.relativize(jar));
    try (LoadedPlugins loaded = PluginDirectory.load(directory)) {
      assertEquals(directory.resolve("one.jar"), loaded.plugins().getFirst().entry());
    }
  }

  // plugins/{.versions/ (mode 0777), one.jar -> .versions/one-1.jar}
  @Test
  void linkThroughADirectoryThatOthersCanWrite_isRefused() throws Exception {
    Path jar = write(".versions/one-1.jar");
    ModuleJar.mode(jar.resolveSibling(""), "rwxrwxrwx");
    Files.createSymbolicLink(directory.resolve("one.jar"), directory.relativize(jar));
    assertRefused(
        directory.resolve(".versions"), "others than its owner can write to it (mode 0777)");
  }

  @Test
  void directoryGivenByALink_isLoaded() throws Exception {
    write("one.jar");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
    try (LoadedPlugins loaded = PluginDirectory.load(link)) {
      assertEquals(1, loaded.plugins().size());
    }
  }

  // plugins/entry/directory.jar/
  @Test
  void directoryNamedAsAJarInAnEntry_isRefused() throws Exception {
    Path jar = ModuleJar.directory(directory.resolve("entry/directory.jar"));
    assertRefused(jar, "it is not a regular file");
  }

  @Test
  void jarThatChangesAfterItWasChecked_isNoticed() throws Exception {
    Path jar = write("one.jar");
    TrustedFiles files = new TrustedFiles(directory);
    files.trust(jar);
    files.checkUnchanged();
    Files.delete(jar);
    write("one.jar");
    var thrown = assertThrows(PluginLoadException.class, files::checkUnchanged);
    assertEquals(
        "cannot load plugin: " + directory + ": it changed while the plugins were loaded",
        thrown.getMessage());
  }

  private Path write(String name) throws IOException {
    return ModuleJar.plugin("m.one", "one").write(directory.resolve(name));
  }

  private void assertRefused(Path path, String reason) {
    var thrown = assertThrows(PluginLoadException.class, () -> PluginDirectory.load(directory));
    assertEquals("cannot load plugin: " + path + ": " + reason, thrown.getMessage());
  }
}
