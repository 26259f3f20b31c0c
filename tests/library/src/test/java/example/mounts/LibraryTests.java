package example.mounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as a program on the module path has it. */
final class LibraryTests {
  private static final String TREE =
      """
      1 0 8:1 / / rw,relatime - ext4 /dev/sda1 rw
      2 1 0:5 / /proc rw - proc proc rw
      3 1 0:6 / /a\\040b ro - tmpfs a rw,size=1024k
      """;

  private static Mounts mounts(Path directory, String mountinfo) throws IOException {
    return Mounts.ofMountInfo(Files.writeString(directory.resolve("mountinfo"), mountinfo));
  }

  @Test
  void consumer_isANamedModule_withoutNativeAccess() {
    assertTrue(Example.class.getModule().isNamed());
    assertTrue(Mounts.class.getModule().isNamed());
    assertFalse(Example.class.getModule().isNativeAccessEnabled());
  }

  @Test
  void ofProcess_ofItself_hasEveryLineOfMountinfo() throws IOException {
    Mounts own = Mounts.ofProcess(ProcessHandle.current().pid());
    int lines = Files.readAllLines(Path.of("/proc/self/mountinfo")).size();
    assertEquals(lines, own.records().size());
    assertEquals(List.of(), own.changesSince(own));
  }

  @Test
  void records_keepNamesFlagsAndTypes(@TempDir Path directory) throws IOException {
    Mounts mounts = mounts(directory, TREE);
    assertEquals(List.of("/a b"), Example.mountpoints(mounts, "tmpfs"));
    assertEquals(
        List.of(false, false, true), mounts.records().stream().map(m -> m.readOnly()).toList());
  }

  @Test
  void changesSince_anotherOption_namesMountAndOption(@TempDir Path directory) throws IOException {
    Mounts before = mounts(directory, TREE);
    Mounts after = mounts(directory, TREE.replace("size=1024k", "size=2048k"));
    List<String> changes = after.changesSince(before);
    assertEquals(1, changes.size());
    assertTrue(changes.getFirst().contains("size=2048k"), changes::toString);
  }

  @Test
  void shownForms_nameEveryMount(@TempDir Path directory) throws IOException {
    Mounts mounts = mounts(directory, TREE);
    for (String form : List.of(mounts.drawn(), mounts.table(), mounts.json())) {
      assertTrue(form.contains("proc") && form.contains("a b"), form);
    }
  }

  @Test
  void ofImages_withoutImages_saysWhichFileIsMissing(@TempDir Path directory) {
    IOException thrown = assertThrows(IOException.class, () -> Mounts.ofImages(directory));
    assertTrue(thrown.getMessage().contains(directory.toString()), thrown::getMessage);
  }
}
