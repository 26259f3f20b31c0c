package criu.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The words of a line of progress. */
class ProgressTextTests {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void part_isShownWithItsStep_whereThereAreSteps() {
    assertEquals("restore: step 17 of 250, 3 s", ProgressText.of("restore", 17, 250, 3 * SECOND));
    assertEquals("restore, 3 s", ProgressText.of("restore", 0, 250, 3 * SECOND));
    assertEquals("read the mounts, 1 s", ProgressText.of("read the mounts", 0, 0, 2 * SECOND - 1));
  }

  @Test
  void content_isShownWithBytesAndRate() {
    assertEquals(
        "the layer: 3.0 MiB of 12 MiB, 1.5 MiB/s",
        ProgressText.ofContent("the layer", 3 << 20, 12 << 20, 2 * SECOND));
    assertEquals("the layer: 10 B, 10 B/s", ProgressText.ofContent("the layer", 10, 0, SECOND));
  }

  @Test
  void line_fitsIn80Columns_whateverTheNames() {
    String name = "n".repeat(200);
    assertTrue(ProgressText.of(name, 999_999, 999_999, 999 * SECOND).length() < 80);
    assertTrue(ProgressText.ofContent(name, 1L << 60, 1L << 60, 1).length() < 80);
  }
}
