package criu.mount.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program zstd compresses, and what it never would. */
class ZstdInputStreamTests {
  /** The five letters of hello in a raw block, with the checksum of the frame. */
  private static final String HELLO = "28b52ffd 24 05 290000 68656c6c6f";

  @TempDir private Path scratch;

  @Test
  void read_ofRawBlock_isItsBytes() throws IOException {
    assertEquals("hello", text(hex("28b52ffd 20 05 290000 68656c6c6f")));
  }

  @Test
  void read_ofRepeatedByte_repeatsIt() throws IOException {
    assertEquals("aaaa", text(hex("28b52ffd 20 04 230000 61")));
  }

  @Test
  void read_ofFramesAndWhatIsSkipped_joinsThem() throws IOException {
    String frame = "28b52ffd 20 04 230000 61";
    assertEquals("aaaaaaaa", text(hex(frame + "502a4d18 03000000 ffffff" + frame)));
  }

  @Test
  void read_ofWrongChecksum_fails() {
    ZstdException e = assertThrows(ZstdException.class, () -> text(hex(HELLO + "00000000")));
    assertTrue(String.valueOf(e.getMessage()).contains("checksum"), e::toString);
  }

  @Test
  void read_ofFrameWithDictionary_fails() {
    ZstdException e =
        assertThrows(ZstdException.class, () -> text(hex("28b52ffd 21 07 04 230000 61")));
    assertTrue(String.valueOf(e.getMessage()).contains("dictionary"), e::toString);
  }

  @Test
  void read_ofFrameWithHugeWindow_fails() {
    assertThrows(ZstdException.class, () -> text(hex("28b52ffd 00 f8 230000 61")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-3", "-9", "-19", "--fast=5", "--no-check"})
  void read_ofWhatZstdMakes_isWhatWentIn(String level) throws Exception {
    for (byte[] content : contents()) {
      byte[] compressed = compressed(content, level);
      assertArrayEquals(content, all(compressed), () -> content.length + " bytes, " + level);
    }
  }

  @Test
  void read_ofWhatIsCutShort_fails() throws Exception {
    byte[] compressed = compressed(contents().getFirst(), "-3");
    for (int length = 1; length < compressed.length; length += 97) {
      byte[] part = Arrays.copyOf(compressed, length);
      assertThrows(IOException.class, () -> all(part));
    }
  }

  /** Nothing but an error of input may come of it; the checksum finds what else is wrong. */
  @Test
  void read_ofWhatIsCorrupt_failsWithItsError() throws Exception {
    byte[] compressed = compressed(contents().getFirst(), "-9");
    Random random = new Random(20261126);
    for (int i = 0; i < 2_000; i++) {
      byte[] corrupt = compressed.clone();
      int at = 4 + random.nextInt(corrupt.length - 4);
      corrupt[at] ^= (byte) (1 << random.nextInt(8));
      assertThrows(IOException.class, () -> all(corrupt), () -> "byte " + at);
    }
  }

  private static List<byte[]> contents() {
    Random random = new Random(7);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      words.append("mount ").append(random.nextInt(500)).append(i % 7 == 0 ? '\n' : ' ');
    }
    byte[] noise = new byte[300_000];
    random.nextBytes(noise);
    List<byte[]> contents = new ArrayList<>();
    contents.add(words.toString().getBytes(StandardCharsets.UTF_8));
    contents.add(noise);
    contents.add(new byte[5_000_000]);
    contents.add(new byte[0]);
    return contents;
  }

  private byte[] compressed(byte[] content, String level) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/zstd")), "zstd is not installed (package zstd)");
    Path in = Files.write(scratch.resolve("in"), content);
    Path out = scratch.resolve("out");
    Process process =
        new ProcessBuilder("zstd", "-q", "-f", level, in.toString(), "-o", out.toString())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    return Files.readAllBytes(out);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static String text(byte[] compressed) throws IOException {
    return new String(all(compressed), StandardCharsets.UTF_8);
  }

  private static byte[] all(byte[] compressed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
      in.transferTo(out);
    }
    return out.toByteArray();
  }
}
