package criu.mount.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.MountException;
import criu.mount.model.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts as they are written, and as someone else changed them. */
class LayoutTests {
  /** Letters that do not compress well, so that the layer is the largest blob. */
  private static final String PAGES =
      new Random(7)
          .ints(100_000, 'a', 'z')
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  @TempDir private Path scratch;
  private Path images = Path.of("");
  private Path layout = Path.of("");

  @BeforeEach
  void makeImages() throws IOException {
    images = Files.createDirectory(scratch.resolve("images"));
    layout = Files.createDirectory(scratch.resolve("layout"));
    Files.writeString(images.resolve("inventory.img"), "inventory");
    Files.writeString(images.resolve("pages-1.img"), PAGES);
    Files.writeString(images.resolve(".hidden"), "not an image");
  }

  @Test
  void read_ofWhatWasWritten_hasTheSameFiles() throws IOException {
    write(layout);

    Map<String, String> read = read(Optional.empty());

    assertEquals(Map.of("inventory.img", "inventory", "pages-1.img", PAGES), read);
  }

  @Test
  void write_ofTheSameImages_makesTheSameBytes() throws IOException {
    Path other = Files.createDirectory(scratch.resolve("other"));

    assertEquals(write(layout), write(other));
    try (Stream<Path> files = Files.walk(layout)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertEquals(-1, Files.mismatch(file, other.resolve(layout.relativize(file))));
      }
    }
  }

  @Test
  void write_ofDirectoryWithoutInventory_isRefused() throws IOException {
    Files.delete(images.resolve("inventory.img"));
    assertRefused("there is no inventory.img", () -> write(layout));
  }

  @Test
  void write_ofDirectoryWithALink_isRefused() throws IOException {
    Files.createSymbolicLink(images.resolve("core-1.img"), Path.of("/etc/shadow"));
    assertRefused("core-1.img: it is not a plain file", () -> write(layout));
  }

  @Test
  void read_ofChangedLayer_isRefusedBeforeAnythingIsUnpacked() throws IOException {
    write(layout);
    Path layer = layer();
    byte[] content = Files.readAllBytes(layer);
    content[700] ^= 1;
    Files.write(layer, content);

    Map<String, String> read = new TreeMap<>();
    assertRefused("another digest", () -> readInto(read, Optional.empty()));
    assertTrue(read.isEmpty());
  }

  @Test
  void read_ofShortenedLayer_isRefused() throws IOException {
    write(layout);
    Path layer = layer();
    Files.write(layer, Arrays.copyOf(Files.readAllBytes(layer), 2048));
    assertRefused("2048 bytes, not ", () -> read(Optional.empty()));
  }

  @Test
  void read_ofBlobThatIsALink_isRefused() throws IOException {
    write(layout);
    Path layer = layer();
    Files.createSymbolicLink(layer, Files.move(layer, scratch.resolve("elsewhere")));
    assertRefused("it is not a plain file", () -> read(Optional.empty()));
  }

  @Test
  void read_ofDigestThatLeadsOut_isRefused() throws IOException {
    write(layout);
    rewrite(Layout.INDEX, "sha256:[0-9a-f]{64}", "sha256:" + "../".repeat(21) + "x");
    assertRefused("index.json:1:", () -> read(Optional.empty()));
  }

  @Test
  void read_ofSeveralImages_asksForTheTag() throws IOException {
    write(layout);
    rewrite(Layout.INDEX, "\\[(.*)\\]", "[$1,$1]");
    rewrite(Layout.INDEX, "latest(.*)latest", "latest$1other");

    assertRefused("there are 2 images in it", () -> read(Optional.empty()));
    assertRefused("there are 0 images of the name none", () -> read(Optional.of("none")));
    assertFalse(read(Optional.of("other")).isEmpty());
  }

  @Test
  void progress_isToldTheBytesOfTheLayer_whenItIsWritten_andOfItsDigestWhenItIsRead()
      throws IOException {
    List<String> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          private long reached;

          @Override
          public void began(String which, long total) {
            reached = 0;
            told.add(which);
          }

          @Override
          public void reached(long bytes) {
            assertTrue(bytes >= reached);
            reached = bytes;
          }

          @Override
          public void ended() {
            assertTrue(reached > 0);
            told.add("ended");
          }
        };
    new LayoutWriter(images, "name", "latest", progress).write(layout);
    assertEquals(List.of("the layer", "ended"), told);
    told.clear();
    new LayoutReader(layout, Optional.empty(), progress).read(_ -> new ByteArrayOutputStream());
    String digest = "the digest"; // of the manifest, the configuration and the layer
    assertEquals(List.of(digest, "ended", digest, "ended", digest, "ended"), told);
  }

  @Test
  void read_ofOtherVersion_isRefused() throws IOException {
    write(layout);
    rewrite(Layout.MARK, "1.0.0", "2.0.0");
    assertRefused("its version is not 1.0.0", () -> read(Optional.empty()));
  }

  @Test
  void read_ofNoLayout_isRefused() {
    assertRefused("oci-layout: there is no such file", () -> read(Optional.empty()));
  }

  /** Something that fails. */
  private interface Attempt {
    Object run() throws IOException;
  }

  private static void assertRefused(String why, Attempt attempt) {
    MountException e = assertThrows(MountException.class, attempt::run);
    assertTrue(String.valueOf(e.getMessage()).contains(why), e::toString);
  }

  private String write(Path directory) throws IOException {
    return new LayoutWriter(images, "a \"name\"", "latest", Progress.NONE).write(directory);
  }

  private Map<String, String> read(Optional<String> tag) throws IOException {
    return readInto(new TreeMap<>(), tag);
  }

  private Map<String, String> readInto(Map<String, String> files, Optional<String> tag)
      throws IOException {
    Map<String, ByteArrayOutputStream> streams = new TreeMap<>();
    new LayoutReader(layout, tag, Progress.NONE)
        .read(name -> streams.computeIfAbsent(name, any -> new ByteArrayOutputStream()));
    streams.forEach((name, bytes) -> files.put(name, bytes.toString(StandardCharsets.UTF_8)));
    return files;
  }

  private Path layer() throws IOException {
    try (Stream<Path> blobs = Files.list(layout.resolve(Layout.BLOBS))) {
      return blobs.filter(blob -> blob.toFile().length() > 50_000).findFirst().orElseThrow();
    }
  }

  private void rewrite(String file, String pattern, String by) throws IOException {
    Path path = layout.resolve(file);
    Files.writeString(path, Files.readString(path).replaceFirst(pattern, by));
  }
}
