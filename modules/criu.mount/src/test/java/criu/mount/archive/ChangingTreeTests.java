package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trees that change while they are archived: just before the first call of some name. */
final class ChangingTreeTests {
  private Scratch scratch;
  private Fd source;

  // .
  // `-- file   100,000 bytes
  @BeforeEach
  void makeTree() throws IOException {
    Assumptions.assumeTrue(Scratch.isRoot(), "owners need root");
    scratch = new Scratch();
    source = scratch.directory("source");
    new TreeFixture(source).file("file", 0600, "x".repeat(100_000));
  }

  @AfterEach
  void removeTree() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @Test
  void fileThatIsCut_isNamed() {
    String message = refused("read", this::cutFile);
    assertTrue(message.endsWith(": member ./file was written to while it was archived"), message);
  }

  @Test
  void fileThatGrows_isNamed() {
    assertTrue(refused("read", this::appendToFile).contains("./file was written to"));
  }

  @Test
  void fileThatIsRemovedBeforeItIsOpened_isNamed() {
    assertTrue(refused("openIn", this::removeFile).contains("./file vanished"));
  }

  @Test
  void directoryThatGetsAnEntry_isNamed() {
    String message = refused("read", () -> Files.createFile(scratch.path("source/new")));
    assertTrue(message.contains("./ got or lost entries"), message);
  }

  @Test
  void archiveOfAChangingTree_isStillWholeWhenChangesAreAllowed() throws IOException {
    List<String> changes = new ArrayList<>();
    ArchiveObserver tolerant =
        new ArchiveObserver() {
          @Override
          public void changed(RawString member, String what) {
            changes.add(member + " " + what);
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeArchiver(before("read", this::cutFile), tolerant).archive(source, out);
    Fd target = scratch.directory("target");
    new TreeExtractor(FILES).extract(new ByteArrayInputStream(out.toByteArray()), target);
    assertEquals(List.of("./file was written to"), changes);
    assertEquals(100_000, Files.size(scratch.path("target/file")));
  }

  @Test
  void writingThatFails_leavesAStreamThatCannotBeTakenForWhole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThrows(
        ArchiveException.class,
        () -> new TreeArchiver(before("read", this::cutFile)).archive(source, out));
    byte[] part = out.toByteArray();
    Fd target = assertDoesNotFail(() -> scratch.directory("target"));
    assertThrows(
        ArchiveException.class,
        () -> new TreeExtractor(FILES).extract(new ByteArrayInputStream(part), target));
  }

  @Test
  void fullDisk_isReportedAsItIs() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left on device");
          }
        };
    IOException e =
        assertThrows(IOException.class, () -> new TreeArchiver(FILES).archive(source, full));
    assertFalse(e instanceof ArchiveException);
  }

  private void cutFile() throws IOException {
    try (var _ =
        Files.newByteChannel(
            scratch.path("source/file"),
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
      assertEquals(0, Files.size(scratch.path("source/file")));
    }
  }

  private void appendToFile() throws IOException {
    Files.writeString(scratch.path("source/file"), "more", StandardOpenOption.APPEND);
  }

  private void removeFile() throws IOException {
    Files.delete(scratch.path("source/file"));
  }

  private String refused(String call, Action action) {
    OutputStream out = new ByteArrayOutputStream();
    return assertThrows(
            ArchiveException.class,
            () -> new TreeArchiver(before(call, action)).archive(source, out))
        .toString();
  }

  /** Returns the real calls, with something done before the first one of that name. */
  private static FileCalls before(String call, Action action) {
    boolean[] done = new boolean[1];
    return (FileCalls)
        Proxy.newProxyInstance(
            FileCalls.class.getClassLoader(),
            new Class<?>[] {FileCalls.class},
            (_, method, arguments) -> {
              if (method.getName().equals(call) && !done[0]) {
                done[0] = true;
                action.run();
              }
              try {
                return method.invoke(FILES, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static <T> T assertDoesNotFail(Source<T> source) {
    try {
      return source.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that is done to the tree. */
  private interface Action {
    void run() throws IOException;
  }

  /** Something that is made for the test. */
  private interface Source<T> {
    T get() throws IOException;
  }
}
