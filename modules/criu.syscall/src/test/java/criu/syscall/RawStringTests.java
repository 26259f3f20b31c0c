package criu.syscall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RawStringTests {

  @Property
  void bytesComeBackAsTheyWere(@ForAll byte[] bytes) {
    assertArrayEquals(bytes, RawString.ofBytes(bytes).toBytes());
    assertEquals(bytes.length, RawString.ofBytes(bytes).length());
  }

  @Property
  void equalityIsThatOfTheBytes(@ForAll byte[] some, @ForAll byte[] others) {
    assertEquals(
        Arrays.equals(some, others), RawString.ofBytes(some).equals(RawString.ofBytes(others)));
  }

  @Property
  void orderIsThatOfUnsignedBytes(@ForAll byte[] some, @ForAll byte[] others) {
    int expected = Integer.signum(Arrays.compareUnsigned(some, others));
    int actual = Integer.signum(RawString.ofBytes(some).compareTo(RawString.ofBytes(others)));
    assertEquals(expected, actual);
  }

  @Property
  void partsPutTogetherAreTheWhole(@ForAll byte[] bytes, @ForAll int place) {
    RawString whole = RawString.ofBytes(bytes);
    int middle = Math.floorMod(place, bytes.length + 1);
    assertEquals(whole, whole.substring(0, middle).plus(whole.substring(middle)));
    assertTrue(whole.startsWith(whole.substring(0, middle)));
  }

  @Property
  void whatIsShownHasNoControlCharacters(@ForAll byte[] bytes) {
    String shown = RawString.ofBytes(bytes).toString();
    assertTrue(shown.chars().noneMatch(c -> c < ' ' || c == 0x7F), shown);
  }

  @Test
  void textIsShownAsText_whenItIsUtf8() {
    assertEquals("/srv/übung", RawString.of("/srv/übung").toString());
  }

  @Test
  void bytesAreShownInOctal_whenTheyAreNotUtf8() {
    assertEquals(
        "a\\377\\012\\134", RawString.ofBytes(new byte[] {'a', -1, '\n', '\\'}).toString());
  }

  @Test
  void aCharacterThatIsNoByteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RawString("\u0100"));
  }
}
