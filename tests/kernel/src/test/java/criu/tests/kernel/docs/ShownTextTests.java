package criu.tests.kernel.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What passes for what a page says. */
class ShownTextTests {

  @Test
  void numbersDotsColumnsAndDevices_mayDiffer() {
    assertTrue(ShownText.matches("mount 5 at /a: ...\n", "mount 123 at /a: it is so\n"));
    assertTrue(ShownText.matches("a\n...\nz\n", "a\nb\nc\nz\n"));
    assertTrue(ShownText.matches("a\n...\n", "a\n"));
    assertTrue(
        ShownText.matches("├─/usr  ext4 /dev/vda[/usr]\n", "├─/usr ext4   /dev/sda1[/usr]\n"));
    assertTrue(ShownText.matches("/\n├─/a\n└─/b\n", "/\n├─/b\n└─/a\n"));
  }

  @Test
  void otherWordsAndLines_mayNot() {
    assertFalse(ShownText.matches("mount 5 at /a\n", "mount 5 at /b\n"));
    assertFalse(ShownText.matches("a\n", "a\nb\n"));
    assertFalse(ShownText.matches("a\nb\n", "a\n"));
    assertFalse(ShownText.matches("a\n...\nz\n", "a\nb\n"));
    assertFalse(ShownText.matches("/\n├─/a\n└─/b\n", "/\n├─/b\n└─/c\n"));
    assertFalse(ShownText.matches("/\n├─/a\n│ └─/b\n", "/\n├─/b\n│ └─/a\n"));
  }
}
