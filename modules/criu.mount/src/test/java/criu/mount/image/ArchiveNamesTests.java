package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of archives. */
class ArchiveNamesTests {
  @TempDir private Path directory;

  @Test
  void name_ofADevice_isItsNumberInTheImages() {
    assertEquals("tmpfs-dev-44.tar.gz.img", ArchiveNames.of(new Device(0, 0x2c)));
    assertEquals("tmpfs-dev-8388609.tar.gz.img", ArchiveNames.of(new Device(8, 1)));
    assertEquals("tmpfs-dev-4294967295.tar.gz.img", ArchiveNames.of(new Device(0xfff, 0xfffff)));
  }

  @Test
  void archive_ofEitherName_isFoundAndTheNewOneFirst() throws IOException {
    var mount = Samples.mount(44, 20, "/tmp", "tmpfs");
    assertEquals(Optional.empty(), ArchiveNames.find(directory, mount));

    Path legacy = Files.createFile(directory.resolve("tmpfs-44.tar.gz.img"));
    assertEquals(Optional.of(legacy), ArchiveNames.find(directory, mount));

    Path current = Files.createFile(directory.resolve("tmpfs-dev-44.tar.gz.img"));
    assertEquals(Optional.of(current), ArchiveNames.find(directory, mount));
  }
}
