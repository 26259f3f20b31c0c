package criu.mount.procfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MountInfoReadingTests {
  private static final int LONG = 20_000;

  @TempDir Path directory;

  private static String lines(int count) {
    StringBuilder text = new StringBuilder("1 0 0:5 / / rw shared:9 - tmpfs tmpfs rw,size=4k\n");
    for (int i = 2; i <= count; i++) {
      text.append(i).append(" 1 0:5 / /mnt/a\\040name/").append(i).append(" ro - tmpfs t rw\n");
    }
    return text.toString();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("mountinfo"), text, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 4_000, LONG})
  void of_fileOfAnyLength_saysWhatParsingItWholeSays(int count) throws IOException {
    String text = lines(count);
    MountInfoReading reading = MountInfoReading.of(file(text));
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertArrayEquals(bytes, reading.text());
    assertEquals(count, reading.info().mounts().size());
    assertEquals(MountInfoParser.parse(bytes, "mountinfo"), reading.info());
  }

  @Test
  void of_longFileWhoseLastLineHasNoEnd_hasThatMountToo() throws IOException {
    String text = lines(LONG);
    MountInfoReading reading = MountInfoReading.of(file(text.substring(0, text.length() - 1)));
    assertEquals(LONG, reading.info().mounts().getLast().id());
  }

  @Test
  void of_emptyFile_hasNoMounts() throws IOException {
    assertEquals(0, MountInfoReading.of(file("")).info().mounts().size());
  }

  @Test
  void of_malformedLineFarBehind_namesIt() throws IOException {
    Path file = file(lines(LONG) + "7 1 0:5 / a rw - t s rw\n" + lines(LONG));
    MountInfoException refused =
        assertThrows(MountInfoException.class, () -> MountInfoReading.of(file));
    assertEquals(
        file + ": line " + (LONG + 1) + ": the mountpoint is not absolute: a",
        refused.getMessage());
  }

  @Test
  void of_missingFile_saysSo() {
    Path missing = directory.resolve("missing");
    assertThrows(NoSuchFileException.class, () -> MountInfoReading.of(missing));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, LONG})
  void next_streamThatFailsAfterSomeLines_throwsThatAndClosesTheStream(int count) {
    AtomicBoolean closed = new AtomicBoolean();
    byte[] front = (count == 0 ? "" : lines(count)).getBytes(StandardCharsets.ISO_8859_1);
    InputStream failing = new SequenceInputStream(new ByteArrayInputStream(front), broken(closed));
    IOException failure =
        assertThrows(IOException.class, () -> readToTheEnd(GrowingText.begin(failing)));
    assertEquals("the process ended", failure.getMessage());
    assertTrue(closed.get());
  }

  private static void readToTheEnd(GrowingText text) throws IOException {
    while (!text.next().whole()) {}
  }

  private static InputStream broken(AtomicBoolean closed) {
    return new FilterInputStream(InputStream.nullInputStream()) {
      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        throw new IOException("the process ended");
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
  }
}
