package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Fd;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trees archived and extracted by this package. The trees are drawn in {@link TreeFixture}. */
final class TreeRoundTripTests {
  private Scratch scratch;
  private Fd source;
  private Fd target;

  @BeforeEach
  void makeTrees() throws IOException {
    Assumptions.assumeTrue(Scratch.isRoot(), "device nodes and owners need root");
    scratch = new Scratch();
    source = scratch.directory("source");
    target = scratch.directory("target");
  }

  @AfterEach
  void removeTrees() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @Test
  void everything_comesBackIdentical() throws IOException {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    fixture.times();
    fixture.owners();
    fixture.attributes();
    fixture.sockets();
    byte[] archive = archive(source);
    extract(archive, target);
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
    assertTrue(archive.length < 1 << 20, "holes must not be stored: " + archive.length);
  }

  @Test
  void emptyTree_keepsModeOwnerAndTimeOfTheRoot() throws IOException {
    new TreeFixture(source).finishRoot();
    extract(archive(source), target);
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  @Test
  void accessTime_staysAtTheSourceAndComesBack() throws IOException {
    RawString name = new RawString("read");
    new TreeFixture(source).file("read", 0600, "content");
    FileTime access = new FileTime(1_000_000_000, 5);
    FILES.setTimes(source, name, access, new FileTime(1_000_000_100, 7));
    extract(archive(source), target);
    assertEquals(access, FILES.status(source, name).access());
    assertEquals(access, FILES.status(target, name).access());
  }

  @Test
  void extractingTwice_replacesEverything() throws IOException {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    byte[] archive = archive(source);
    extract(archive, target);
    extract(archive, target);
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  @Test
  void tenThousandDirectoriesDeep_comesBackWithFewOpenFiles() throws IOException {
    int depth = 10_000;
    try (OpenDirectories way = new OpenDirectories(FILES, source)) {
      for (int i = 0; i < depth; i++) {
        FILES.mkdir(way.lowest(), new RawString("d"), 0755);
        way.enter(new RawString("d"));
      }
      new TreeFixture(way.lowest()).file("bottom", 0600, "deep");
    }
    extract(archive(source), target);
    try (OpenDirectories way = new OpenDirectories(FILES, target)) {
      for (int i = 0; i < depth; i++) {
        way.enter(new RawString("d"));
      }
      FileStatus bottom = FILES.status(way.lowest(), new RawString("bottom"));
      assertEquals(4, bottom.size());
    }
  }

  @Test
  void manyEntriesInOneDirectory_allComeBack() throws IOException {
    TreeFixture fixture = new TreeFixture(source);
    for (int i = 0; i < 5_000; i++) {
      fixture.file("entry-" + i, 0600, "");
    }
    fixture.finishRoot();
    extract(archive(source), target);
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  @Test
  void progress_growsUpToTheContent() throws IOException {
    new TreeFixture(source).file("content", 0600, "x".repeat(200_000));
    List<Long> seen = new ArrayList<>();
    ArchiveObserver observer =
        new ArchiveObserver() {
          @Override
          public void progressed(RawString member, long bytes) {
            seen.add(bytes);
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeArchiver(FILES, observer).archive(source, out);
    assertEquals(200_000, seen.getLast());
    seen.clear();
    new TreeExtractor(FILES, observer).extract(new ByteArrayInputStream(out.toByteArray()), target);
    assertEquals(200_000, seen.getLast());
    assertFalse(seen.stream().anyMatch(bytes -> bytes < 0));
  }

  private static byte[] archive(Fd root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeArchiver(FILES).archive(root, out);
    return out.toByteArray();
  }

  private static void extract(byte[] archive, Fd root) throws IOException {
    new TreeExtractor(FILES).extract(new ByteArrayInputStream(archive), root);
  }
}
