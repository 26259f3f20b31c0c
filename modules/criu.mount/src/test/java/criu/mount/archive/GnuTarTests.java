package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Fd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GNU tar makes of our archives and we of its. Trees are drawn in {@link TreeFixture}. */
final class GnuTarTests {
  private static final List<String> CREATE =
      List.of(
          "tar",
          "--create",
          "--gzip",
          "--no-unquote",
          "--no-wildcards",
          "--one-file-system",
          "--check-links",
          "--preserve-permissions",
          "--sparse",
          "--numeric-owner");

  private Scratch scratch;
  private Fd source;
  private Fd target;

  @BeforeEach
  void makeTrees() throws IOException {
    Assumptions.assumeTrue(Scratch.isRoot(), "device nodes and owners need root");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tar")), "GNU tar is missing");
    scratch = new Scratch();
    source = scratch.directory("source");
    target = scratch.directory("target");
  }

  @AfterEach
  void removeTrees() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @Test
  void ourArchive_isExtractedByGnuTarIdentical() throws Exception {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    fixture.times();
    fixture.owners();
    fixture.attributes();
    assertQuiet(extractWithTar("--xattrs", "--xattrs-include=*"));
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  @Test
  void ourArchive_isExtractedWithTheFlagsOfCriu() throws Exception {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    fixture.times();
    assertQuiet(extractWithTar("--no-unquote", "--no-wildcards"));
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  @Test
  void ourSocket_isAnEmptyFileForGnuTarAndNoError() throws Exception {
    new TreeFixture(source).sockets();
    String said = extractWithTar();
    assertTrue(said.contains("CRIUMOUNT.socket"), said);
    assertTrue(Files.isRegularFile(scratch.path("target/socket")), said);
    assertEquals(0, Files.size(scratch.path("target/socket2")));
  }

  @Test
  void ourArchive_isListedByGnuTarWithDotSlashNames() throws Exception {
    new TreeFixture(source).plain();
    archive();
    String list = Scratch.run(List.of("tar", "-tzf", image().toString()));
    assertTrue(list.startsWith("./\n./"), list);
    assertTrue(list.contains("\n./dir/\n./dir/inside\n"), list);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "oldgnu", "posix"})
  void archiveOfGnuTar_isExtractedIdentical(String format) throws Exception {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    fixture.owners();
    createWithTar("--format=" + format);
    extractAndCompare();
  }

  @Test
  void ustarArchiveOfGnuTar_isExtractedIdentical() throws Exception {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    Files.delete(scratch.path("source/" + "x".repeat(255)));
    String split = "source/" + "p".repeat(90);
    Files.createDirectories(scratch.path(split + "/" + "q".repeat(60)));
    Scratch.run(List.of("touch", "-d", "@1000", path(split + "/" + "q".repeat(60)), path(split)));
    fixture.finishRoot();
    createWithoutSparse("--format=ustar");
    extractAndCompareWithoutBlocks();
  }

  @Test
  void v7ArchiveOfGnuTar_isExtractedIdentical() throws Exception {
    new TreeFixture(source).file("file", 0640, "content");
    Files.createDirectory(scratch.path("source/dir"));
    Files.createSymbolicLink(scratch.path("source/link"), Path.of("file"));
    Scratch.run(List.of("touch", "-h", "-d", "@1000", path("source/dir"), path("source/link")));
    new TreeFixture(source).finishRoot();
    createWithoutSparse("--format=v7");
    extractAndCompareWithoutBlocks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.1", "1.0"})
  void sparseFilesOfGnuTar_areExtractedIdentical(String version) throws Exception {
    new TreeFixture(source).plain();
    createWithTar("--format=posix", "--sparse-version=" + version);
    extractAndCompare();
  }

  @Test
  void paxArchiveOfGnuTar_keepsTimesAttributesAndLists() throws Exception {
    TreeFixture fixture = new TreeFixture(source);
    fixture.plain();
    fixture.names();
    fixture.times();
    fixture.owners();
    fixture.attributes();
    createWithTar("--format=posix", "--xattrs", "--xattrs-include=*");
    extractAndCompare();
  }

  /** GNU tar wonders about the one file from before 1970, and has nothing else to say. */
  private static void assertQuiet(String said) {
    List<String> lines =
        said.lines().filter(line -> !line.contains("implausibly old time stamp")).toList();
    assertEquals(List.of(), lines);
  }

  private void extractAndCompare() throws IOException {
    extract();
    assertEquals(TreeSnapshot.of(source), TreeSnapshot.of(target));
  }

  private void extractAndCompareWithoutBlocks() throws IOException {
    extract();
    SortedMap<String, String> expected = TreeSnapshot.of(source);
    SortedMap<String, String> found = TreeSnapshot.of(target);
    expected.replaceAll((path, line) -> line.replaceAll("blocks [0-9]+", ""));
    found.replaceAll((path, line) -> line.replaceAll("blocks [0-9]+", ""));
    assertEquals(expected, found);
  }

  private void extract() throws IOException {
    try (InputStream in = Files.newInputStream(image())) {
      new TreeExtractor(FILES).extract(in, target);
    }
  }

  private void archive() throws IOException {
    try (OutputStream out = Files.newOutputStream(image())) {
      new TreeArchiver(FILES).archive(source, out);
    }
  }

  private void createWithTar(String... more) throws Exception {
    tar(CREATE, more);
  }

  private void createWithoutSparse(String... more) throws Exception {
    Files.deleteIfExists(scratch.path("source/sparse")); // two times a gigabyte would be stored
    Files.deleteIfExists(scratch.path("source/hole"));
    new TreeFixture(source).finishRoot();
    List<String> command = new ArrayList<>(CREATE);
    command.remove("--sparse");
    tar(command, more);
  }

  private void tar(List<String> begin, String... more) throws Exception {
    List<String> command = new ArrayList<>(begin);
    command.addAll(List.of(more));
    command.addAll(List.of("--file", image().toString(), "--directory", path("source"), "."));
    Scratch.run(command);
  }

  private String extractWithTar(String... more) throws Exception {
    archive();
    List<String> command = new ArrayList<>(List.of("tar", "--extract", "--gzip"));
    command.addAll(List.of(more));
    command.addAll(List.of("--file", image().toString(), "--directory", path("target")));
    return Scratch.run(command);
  }

  private Path image() {
    return scratch.path("tmpfs.tar.gz");
  }

  private String path(String name) {
    return scratch.path(name).toString();
  }
}
