package criu.sample.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.plugin.PathBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTests {
  @TempDir Path images;

  @Test
  void everyByteThatAPathCanHave_survives() throws Exception {
    byte[] bytes = new byte[256];
    for (int i = 1; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    bytes[0] = '/';
    Claims claims = new Claims();
    claims.add(3, PathBytes.of(bytes));
    claims.add(4, PathBytes.of(""));
    claims.write(images);
    assertEquals(2, Files.readAllLines(images.resolve(Claims.FILE), US_ASCII).size());
    Claims read = Claims.read(images);
    assertEquals(Optional.of(PathBytes.of(bytes)), read.path(3));
    assertEquals(Optional.of(PathBytes.of("")), read.path(4));
    assertEquals(Optional.empty(), read.path(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2 7 /a",
        "1 x /a",
        "1 7",
        "1 7 /a b",
        "1 7 /%",
        "1 7 /%4",
        "1 7 /%zz",
        "1 7 a",
        "1 7 /..",
        "1 7 /%00"
      })
  void malformedLine_isRefusedWithItsPlace(String line) throws Exception {
    Files.writeString(images.resolve(Claims.FILE), line + "\n");
    var thrown = assertThrows(IOException.class, () -> Claims.read(images));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("cannot read the claims: " + images), message);
    assertTrue(message.contains("sample-mounts.txt:1: "), message);
  }
}
