package criu.mount.image;

import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** A broken file is read, or named in an {@link ImageException}; nothing else comes of it. */
class CorruptionTests {
  private static final String[] FILES = {
    "inventory.img",
    "pstree.img",
    "ids-100.img",
    "ids-102.img",
    "mountpoints-9.img",
    "mountpoints-10.img"
  };

  private @Nullable ScratchDirectory scratch;

  @BeforeProperty
  void writeImages() throws IOException {
    scratch = ScratchDirectory.create();
    try (ImageTransaction transaction =
        ImageTransaction.begin(Kernel.real().files(), scratch.path())) {
      CheckpointWriter.write(Samples.twoNamespaces(), transaction);
      transaction.commit();
    }
  }

  @AfterProperty
  void removeImages() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @Property(tries = 500)
  void file_cutAnywhere_isReadOrNamed(
      @ForAll @IntRange(max = 5) int file, @ForAll @IntRange(max = 9999) int place)
      throws IOException {
    readWith(FILES[file], bytes -> Arrays.copyOf(bytes, place % bytes.length));
  }

  @Property(tries = 1500)
  void file_withOneByteChanged_isReadOrNamed(
      @ForAll @IntRange(max = 5) int file,
      @ForAll @IntRange(max = 9999) int place,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    readWith(
        FILES[file],
        bytes -> {
          byte[] changed = bytes.clone();
          changed[place % bytes.length] ^= (byte) change;
          return changed;
        });
  }

  private void readWith(String name, Damage damage) throws IOException {
    if (scratch == null) {
      throw new AssertionError("no images");
    }
    Path file = scratch.path().resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, damage.of(bytes));
    try {
      CheckpointReader.read(scratch.path());
    } catch (ImageException e) {
      if (e.file().isEmpty()) {
        throw new AssertionError("no file is named", e);
      }
    } finally {
      Files.write(file, bytes);
    }
  }

  private interface Damage {
    byte[] of(byte[] bytes);
  }
}
