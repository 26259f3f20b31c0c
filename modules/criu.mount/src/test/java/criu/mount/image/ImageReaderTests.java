package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.mount.image.proto.MountEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The framing of image files: header, lengths, ends. */
class ImageReaderTests {
  private static final String HEADER = "1943565428395655";

  @TempDir private Path directory;

  @Test
  void header_ofTwoWords_isRead() throws IOException {
    assertFalse(open(HEADER).hasNext());
  }

  @Test
  void header_ofOneWordAsInVersion1_isRead() throws IOException {
    assertFalse(open("28395655").hasNext());
  }

  @Test
  void header_ofAnotherKind_namesBoth() {
    assertBroken("the magic is 0x50273030 (PSTREE), not 0x55563928 (MNTS)", "1943565430302750");
  }

  @Test
  void header_ofNoKind_namesTheNumber() {
    assertBroken("the magic is 0x464c457f, not 0x55563928 (MNTS)", "7f454c46");
  }

  @Test
  void header_ofAServiceFile_isRefusedForACommonOne() {
    assertBroken("the magic is 0x55105940, not 0x55563928 (MNTS)", "4059105528395655");
  }

  @Test
  void header_cutShort_isAnError() {
    assertBroken("the header is cut short: the file has 0 bytes", "");
    assertBroken("the header is cut short: the file has 7 bytes", "19435654283956");
  }

  @Test
  void length_cutShort_isAnError() {
    assertBroken("record 1: the length is cut short: 3 bytes are left", HEADER + "010000");
  }

  @Test
  void record_cutShort_isAnError() {
    assertBroken("record 1: it is cut short: 1 of 2 bytes are there", HEADER + "0200000008");
  }

  @Test
  void length_overTheLimit_isAnErrorBeforeAnythingIsAllocated() {
    assertBroken(
        "record 1: a length of 4294967295 bytes, the limit is 1048576", HEADER + "ffffffff08");
  }

  @Test
  void record_thatIsNoMessage_isAnError() {
    ImageException e = assertThrows(ImageException.class, () -> readAll(HEADER + "01000000ff"));

    assertEquals(OptionalInt.of(1), e.record());
    assertEquals(directory.resolve("some.img").toString(), e.file());
  }

  @Test
  void records_overTheLimit_areAnError() throws IOException {
    Path file = write(HEADER + "00000000".repeat(2));
    ImageReader reader = ImageReader.open(file, ImageMagic.MNTS, ImageLimits.SINGLE);
    reader.next(MountEntry.parser());

    ImageException e = assertThrows(ImageException.class, () -> reader.next(MountEntry.parser()));
    assertEquals(file + ": record 2: there are more than 1 records", e.getMessage());
  }

  @Test
  void file_thatIsMissing_isNamed() {
    Path file = directory.resolve("none.img");
    ImageException e =
        assertThrows(
            ImageException.class,
            () -> ImageReader.open(file, ImageMagic.MNTS, ImageLimits.MOUNTS));

    assertEquals(file + ": there is no such file", e.getMessage());
  }

  @Test
  void file_thatIsADirectory_isRefused() {
    ImageException e =
        assertThrows(
            ImageException.class,
            () -> ImageReader.open(directory, ImageMagic.MNTS, ImageLimits.MOUNTS));

    assertEquals(directory + ": it is not a regular file", e.getMessage());
  }

  private void assertBroken(String why, String hex) {
    ImageException e = assertThrows(ImageException.class, () -> readAll(hex));
    assertEquals(directory.resolve("some.img") + ": " + why, e.getMessage());
  }

  private void readAll(String hex) throws IOException {
    ImageReader reader = open(hex);
    while (reader.hasNext()) {
      reader.next(MountEntry.parser());
    }
  }

  private ImageReader open(String hex) throws IOException {
    return ImageReader.open(write(hex), ImageMagic.MNTS, ImageLimits.MOUNTS);
  }

  private Path write(String hex) throws IOException {
    return Files.write(directory.resolve("some.img"), HexFormat.of().parseHex(hex));
  }
}
