package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Fd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that want to write elsewhere, replace things, or do not fit together. */
final class HostileArchiveTests {
  private Scratch scratch;
  private Fd target;

  @BeforeEach
  void makeTarget() throws IOException {
    Assumptions.assumeTrue(Scratch.isRoot(), "owners need root");
    scratch = new Scratch();
    target = scratch.directory("target");
    Files.writeString(scratch.path("secret"), "secret");
  }

  @AfterEach
  void removeTarget() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "./../secret", "a/../../secret", "a/..", ".."})
  void nameWithTwoDots_isRefused(String name) throws IOException {
    String message = refused(new ArchiveBuilder().file(name, "stolen"));
    assertTrue(message.contains("member " + name + ": the name leads out"), message);
    assertEquals("secret", Files.readString(scratch.path("secret")));
  }

  @Test
  void absoluteName_isRefused() throws IOException {
    String path = scratch.path("secret").toString();
    String message = refused(new ArchiveBuilder().file(path, "stolen"));
    assertTrue(message.contains("the name is absolute"), message);
    assertEquals("secret", Files.readString(scratch.path("secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "/dev/shm", "."})
  void fileThroughASymbolicLink_isRefused(String to) throws IOException {
    String message =
        refused(new ArchiveBuilder().symbolicLink("./out", to).file("./out/secret", "stolen"));
    assertTrue(message.contains("./out/secret"), message);
    assertTrue(message.contains("is none"), message);
    assertEquals("secret", Files.readString(scratch.path("secret")));
  }

  @Test
  void fileOverASymbolicLink_replacesTheLink() throws IOException {
    extract(new ArchiveBuilder().symbolicLink("out", "../secret").file("out", "mine").build());
    assertEquals("mine", Files.readString(scratch.path("target/out")));
    assertEquals("secret", Files.readString(scratch.path("secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "/dev/shm", "./x/../../secret", "."})
  void hardLinkOut_isRefused(String to) throws IOException {
    String message = refused(new ArchiveBuilder().hardLink("./mine", to));
    assertTrue(message.contains("member ./mine"), message);
    assertFalse(Files.exists(scratch.path("target/mine")));
  }

  @Test
  void hardLinkThroughASymbolicLink_isRefused() throws IOException {
    String message =
        refused(new ArchiveBuilder().symbolicLink("up", "..").hardLink("mine", "up/secret"));
    assertTrue(message.contains("ELOOP") || message.contains("ENOTDIR"), message);
  }

  @Test
  void hardLinkToNothing_isRefused() throws IOException {
    assertTrue(refused(new ArchiveBuilder().hardLink("mine", "nothing")).contains("ENOENT"));
  }

  @Test
  void hardLinkToItself_changesNothing() throws IOException {
    extract(new ArchiveBuilder().file("x", "kept").hardLink("./x", "x").build());
    assertEquals("kept", Files.readString(scratch.path("target/x")));
  }

  @Test
  void parentThatIsAFile_isRefused() throws IOException {
    String message = refused(new ArchiveBuilder().file("a", "").file("a/b/c", ""));
    assertTrue(message.contains("member a/b/c"), message);
    assertTrue(message.contains("a, is none"), message);
  }

  @Test
  void parentThatIsMissing_isMade() throws IOException {
    extract(new ArchiveBuilder().file("a/b/c", "found").build());
    assertEquals("found", Files.readString(scratch.path("target/a/b/c")));
  }

  @Test
  void laterMember_replacesAnEarlierOneOfAnyKind() throws IOException {
    ArchiveBuilder builder = new ArchiveBuilder();
    builder.file("x", "1").fifo("x").symbolicLink("x", "y").directory("x/");
    builder.file("x", "2").directory("x").file("x/inside", "3").directory("x");
    extract(builder.build());
    assertEquals("3", Files.readString(scratch.path("target/x/inside")));
  }

  @Test
  void fileOverADirectoryWithEntries_isRefused() throws IOException {
    String message = refused(new ArchiveBuilder().file("d/inside", "").file("d", ""));
    assertTrue(message.contains("ENOTEMPTY"), message);
  }

  @Test
  void replacedHardLink_leavesTheOtherNameAlone() throws IOException {
    extract(new ArchiveBuilder().file("a", "old").hardLink("b", "a").file("b", "new").build());
    assertEquals("old", Files.readString(scratch.path("target/a")));
    assertEquals("new", Files.readString(scratch.path("target/b")));
  }

  @Test
  void emptyName_isRefused() throws IOException {
    assertTrue(refused(new ArchiveBuilder().file("", "")).contains("the name is empty"));
  }

  @Test
  void rootAsAFile_isRefused() throws IOException {
    assertTrue(refused(new ArchiveBuilder().file(".", "")).contains("only be a directory"));
  }

  @Test
  void directoryThatComesBack_keepsItsTimes() throws IOException {
    ArchiveBuilder builder = new ArchiveBuilder().directory("d/").file("d/a", "").file("b", "");
    extract(builder.file("d/c", "").build());
    assertEquals(1_000_000, Files.getLastModifiedTime(scratch.path("target/d")).toMillis());
    assertTrue(Files.exists(scratch.path("target/d/c"), LinkOption.NOFOLLOW_LINKS));
  }

  private String refused(ArchiveBuilder builder) throws IOException {
    byte[] archive = builder.build();
    return assertThrows(ArchiveException.class, () -> extract(archive)).toString();
  }

  private void extract(byte[] archive) throws IOException {
    new TreeExtractor(FILES).extract(new ByteArrayInputStream(archive), target);
  }
}
