package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a restore of {@link Outsiders} says, and leaves behind, when something is wrong. */
@NeedsNamespaces
class FailedRestoreTests {
  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Outsiders.dumped();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "CLASSIC")
  void asksForTheRoot_whenNoneIsGiven(Engine engine) throws Exception {
    withoutRoot(engine, "--root");
  }

  // the classic engine takes the host's own root then, and that has no such mountpoint
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "CLASSIC")
  void namesTheMountpointThatTheHostLacks_whenNoRootIsGiven(Engine engine) throws Exception {
    String said = withoutRoot(engine, "no such file or directory");
    assertTrue(said.contains(" at /volume:") || said.contains(" at /plugin/data:"), said);
  }

  private static String withoutRoot(Engine engine, String said) throws IOException {
    Path pin = sandbox.top().resolve("pin");
    List<String> arguments = new ArrayList<>(List.of("restore", "-D", sandbox.images().toString()));
    arguments.addAll(List.of("--pin", pin.toString(), "--external", "mnt[usr]:/usr"));
    arguments.addAll(engine.options());
    arguments.addAll(List.of(Outsiders.withSamplePlugin(Outsiders.volume(sandbox))));
    return new FailedRestore(sandbox, engine)
        .unchanged(said, pin, () -> CriuMount.run("/plugin=" + sandbox.host(), arguments));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheRoot_whenItDoesNotExist(Engine engine) throws Exception {
    Path absent = sandbox.top().resolve("absent");
    new FailedRestore(sandbox, engine).into(absent).saying(absent.toString(), all());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheKey_whenTheImagesDoNotKnowIt(Engine engine) throws Exception {
    new FailedRestore(sandbox, engine)
        .saying("unheard", with(all(), "--external", "mnt[unheard]:/usr"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenNoOptionGivesItsKey(Engine engine) throws Exception {
    new FailedRestore(sandbox, engine).saying("/volume", Outsiders.withSamplePlugin());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenTheExternalIsNotThere(Engine engine) throws Exception {
    new FailedRestore(sandbox, engine)
        .saying("/volume", with(all(), "--external", "mnt[volume]:/absent/one"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenAFileIsGivenForADirectory(Engine engine) throws Exception {
    new FailedRestore(sandbox, engine)
        .saying("/volume", with(all(), "--external", "mnt[volume]:/etc/passwd"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenTheRootLacksItsMountpoint(Engine engine) throws Exception {
    for (String mountpoint : List.of("volume", "tmp", "plugin/data")) {
      Path other = copy(sandbox.root());
      Files.delete(other.resolve(mountpoint));
      new FailedRestore(sandbox, engine).into(other).saying("/" + mountpoint, all());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenASymlinkStandsForItsMountpoint(Engine engine) throws Exception {
    Path other = copy(sandbox.root());
    Files.delete(other.resolve("volume"));
    Files.createSymbolicLink(other.resolve("volume"), sandbox.host());
    new FailedRestore(sandbox, engine).into(other).saying("/volume", all());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenAnArchiveIsCutShort(Engine engine) throws Exception {
    Path broken = copy(sandbox.images());
    Path archive = only(broken, "tmpfs-");
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
    new FailedRestore(sandbox, engine).from(broken).saying(" at /tmp", all());
    Files.write(archive, Arrays.copyOf(bytes, bytes.length - 1));
    new FailedRestore(sandbox, engine).from(broken).saying(" at /tmp", all());
    Files.write(archive, new byte[0]);
    new FailedRestore(sandbox, engine).from(broken).saying(" at /tmp", all());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesMountAndFile_whenAnArchiveIsMissing(Engine engine) throws Exception {
    Path broken = copy(sandbox.images());
    Path archive = only(broken, "tmpfs-");
    Files.delete(archive);
    String said = new FailedRestore(sandbox, engine).from(broken).saying(" at /tmp", all());
    assertTrue(said.contains("tmpfs-"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheImage_whenItIsCorrupt(Engine engine) throws Exception {
    for (String prefix : List.of("mountpoints-", "inventory", "pstree")) {
      Path broken = copy(sandbox.images());
      Path image = only(broken, prefix);
      byte[] bytes = Files.readAllBytes(image);
      bytes[bytes.length - 3] ^= 0x55;
      Files.write(image, Arrays.copyOf(bytes, bytes.length - 2));
      new FailedRestore(sandbox, engine).from(broken).saying(name(image), all());
    }
  }

  private static Path copy(Path directory) throws IOException {
    Path copy = Files.createTempDirectory(sandbox.top(), "copy").resolve("it");
    Command.run("cp", "-a", directory.toString(), copy.toString()).succeeded();
    return copy;
  }

  private static Path only(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> name(file).startsWith(prefix)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.getFirst();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String[] all() {
    return Outsiders.withSamplePlugin(Outsiders.volume(sandbox));
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
