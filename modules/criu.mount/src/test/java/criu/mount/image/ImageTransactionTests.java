package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.syscall.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a set, or none. */
class ImageTransactionTests {
  @TempDir private Path directory;

  @Test
  void commit_givesEveryFileItsNameAndKeepsItsBytes() throws IOException {
    try (ImageTransaction transaction = begin()) {
      write(transaction, "inventory.img");
      write(transaction, "pstree.img");
      transaction.commit();
    }

    assertEquals(Set.of("inventory.img", "pstree.img"), names());
    assertEquals("pstree.img", Files.readString(directory.resolve("pstree.img")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("pstree.img"))));
  }

  @Test
  void close_withoutCommit_leavesNothing() throws IOException {
    try (ImageTransaction transaction = begin()) {
      write(transaction, "inventory.img");
      OutputStream open = transaction.create("pstree.img");
      open.write(1);
    }

    assertEquals(Set.of(), names());
  }

  @Test
  void file_beforeCommit_isHidden() throws IOException {
    try (ImageTransaction transaction = begin()) {
      write(transaction, "inventory.img");

      assertEquals(1, names().stream().filter(name -> name.startsWith(".inventory.img.")).count());
      assertEquals(1, names().size());
    }
  }

  @Test
  void commit_withAnOpenStream_isRefused() throws IOException {
    try (ImageTransaction transaction = begin();
        OutputStream open = transaction.create("pstree.img")) {
      open.write(1);
      assertThrows(IllegalStateException.class, transaction::commit);
    }

    assertEquals(Set.of(), names());
  }

  @Test
  void commit_thatFailsHalfWay_leavesNothingOfItsOwn() throws IOException {
    try (ImageTransaction transaction = begin()) {
      write(transaction, "ids-1.img");
      write(transaction, "pstree.img");
      Files.writeString(directory.resolve("pstree.img"), "another's");
      assertThrows(ImageException.class, transaction::commit);
    }

    assertEquals(Set.of("pstree.img"), names());
    assertEquals("another's", Files.readString(directory.resolve("pstree.img")));
  }

  @Test
  void begin_whereACheckpointIs_isRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("inventory.img"));
    ImageException e = assertThrows(ImageException.class, this::begin);
    assertEquals(
        file + ": there is a checkpoint already: choose an empty directory", e.getMessage());
  }

  @Test
  void begin_whereAKilledDumpHadRenamedSome_namesThem() throws IOException {
    Files.createFile(directory.resolve("tmpfs-dev-40.tar.gz.img"));
    Files.createFile(directory.resolve("pstree.img"));
    ImageException e = assertThrows(ImageException.class, this::begin);
    assertEquals(
        directory
            + ": there is a part of a checkpoint, without inventory.img: choose an empty"
            + " directory, or remove pstree.img tmpfs-dev-40.tar.gz.img",
        e.getMessage());
  }

  @Test
  void begin_whereAKilledDumpLeftTemporaryFiles_goesOnAndTellsOfThem() throws IOException {
    Path left = Files.createFile(directory.resolve(".pstree.img.4711-abc.tmp"));
    Files.createFile(directory.resolve(".notes.tmp"));
    try (ImageTransaction transaction = begin()) {
      assertEquals(List.of(left), transaction.leftovers());
      write(transaction, "pstree.img");
      transaction.commit();
    }
    assertEquals(Set.of("pstree.img", ".pstree.img.4711-abc.tmp", ".notes.tmp"), names());
  }

  @Test
  void commit_ofMoreFilesThanAreSyncedAlone_keepsAllOfThem() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (ImageTransaction transaction = begin()) {
      for (int i = 0; i < 100; i++) {
        write(transaction, "ids-" + i + ".img");
        expected.add("ids-" + i + ".img");
      }
      transaction.commit();
    }
    assertEquals(expected, names());
  }

  @Test
  void close_fromAnotherThread_givesUpWhatIsBeingWritten() throws Exception {
    ImageTransaction transaction = begin();
    OutputStream open = transaction.create("pstree.img");
    open.write(1);
    Thread other = new Thread(() -> assertDoesNotThrow(transaction::close));
    other.start();
    other.join();
    assertEquals(Set.of(), names());
    open.close();
    assertThrows(IOException.class, () -> transaction.create("inventory.img"));
    assertThrows(IOException.class, transaction::commit);
    assertEquals(Set.of(), names());
  }

  private ImageTransaction begin() throws IOException {
    return ImageTransaction.begin(Kernel.real().files(), directory);
  }

  @Test
  void begin_whereNoDirectoryIs_isRefused() {
    Path none = directory.resolve("none");

    assertThrows(ImageException.class, () -> ImageTransaction.begin(Kernel.real().files(), none));
  }

  @Test
  void create_ofANameThatIsNone_isRefused() throws IOException {
    try (ImageTransaction transaction = begin()) {
      for (String name : Set.of("", ".", "..", "../x", "a/b", ".hidden")) {
        assertThrows(IllegalArgumentException.class, () -> transaction.create(name));
      }
      write(transaction, "a.img");
      assertThrows(IllegalStateException.class, () -> transaction.create("a.img"));
    }
  }

  @Test
  void commit_ofOneThatReplaces_changesItsFilesAlone_asOpenAsTheInventory() throws IOException {
    writeOld("inventory.img", "mountpoints-9.img", "core-1.img");
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(directory.resolve("inventory.img"), open);

    try (ImageTransaction transaction =
        ImageTransaction.replacing(Kernel.real().files(), directory)) {
      write(transaction, "mountpoints-9.img");
      write(transaction, "tmpfs-dev-40.tar.gz.img");
      transaction.commit();
    }

    Path mounts = directory.resolve("mountpoints-9.img");
    assertEquals("mountpoints-9.img", Files.readString(mounts));
    assertEquals(open, Files.getPosixFilePermissions(mounts));
    assertEquals("old", Files.readString(directory.resolve("inventory.img")));
    assertEquals("old", Files.readString(directory.resolve("core-1.img")));
    assertEquals(
        Set.of("inventory.img", "mountpoints-9.img", "core-1.img", "tmpfs-dev-40.tar.gz.img"),
        names());
  }

  @Test
  void commit_ofOneThatReplaces_failsHalfWay_andAllIsAsItWas() throws IOException {
    writeOld("inventory.img", "mountpoints-9.img");
    Path wanted = directory.resolve("tmpfs-dev-40.tar.gz.img");

    try (ImageTransaction transaction =
        ImageTransaction.replacing(Kernel.real().files(), directory)) {
      write(transaction, "mountpoints-9.img");
      write(transaction, wanted.getFileName().toString());
      for (Path temporary : temporaries(wanted)) {
        Files.delete(temporary); // its rename will fail, after that of the first file
      }
      assertThrows(IOException.class, transaction::commit);
    }

    assertEquals(Set.of("inventory.img", "mountpoints-9.img"), names());
    assertEquals("old", Files.readString(directory.resolve("mountpoints-9.img")));
  }

  private void writeOld(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(directory.resolve(name), "old");
    }
  }

  private List<Path> temporaries(Path wanted) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.toString().contains("/." + wanted.getFileName() + "."))
          .toList();
    }
  }

  private static void write(ImageTransaction transaction, String name) throws IOException {
    try (OutputStream file = transaction.create(name)) {
      file.write(name.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      Set<String> names = new TreeSet<>();
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
      return names;
    }
  }
}
