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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a restore of {@link Outsiders} says, and leaves behind, when something is wrong. */
@NeedsNamespaces
class FailedRestoreTests {

  @ParameterizedTest
  @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "CLASSIC")
  void asksForTheRoot_whenNoneIsGiven(Engine engine) throws Exception {
    withoutRoot(engine, "--root");
  }

  // the classic engine takes the host's own root then, and that has no such mountpoint
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "CLASSIC")
  void namesTheMountpointThatTheHostLacks_whenNoRootIsGiven(Engine engine) throws Exception {
    withoutRoot(engine, "/volume");
  }

  private static void withoutRoot(Engine engine, String said) throws IOException {
    try (Sandbox sandbox = Outsiders.dumped()) {
      Path pin = sandbox.top().resolve("pin");
      List<String> arguments =
          new ArrayList<>(List.of("restore", "-D", sandbox.images().toString()));
      arguments.addAll(List.of("--pin", pin.toString(), "--external", "mnt[usr]:/usr"));
      arguments.addAll(engine.options());
      arguments.addAll(List.of(Outsiders.withSamplePlugin(Outsiders.volume(sandbox))));
      new FailedRestore(sandbox, engine)
          .unchanged(said, pin, () -> CriuMount.run("/plugin=" + sandbox.host(), arguments));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheRoot_whenItDoesNotExist(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      Path absent = sandbox.top().resolve("absent");
      new FailedRestore(sandbox, engine).into(absent).saying(absent.toString(), all(sandbox));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheKey_whenTheImagesDoNotKnowIt(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      new FailedRestore(sandbox, engine)
          .saying("unheard", with(all(sandbox), "--external", "mnt[unheard]:/usr"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenNoOptionGivesItsKey(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      new FailedRestore(sandbox, engine).saying("/volume", Outsiders.withSamplePlugin());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenTheExternalIsNotThere(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      new FailedRestore(sandbox, engine)
          .saying("/volume", with(all(sandbox), "--external", "mnt[volume]:/absent/one"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenAFileIsGivenForADirectory(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      new FailedRestore(sandbox, engine)
          .saying("/volume", with(all(sandbox), "--external", "mnt[volume]:/etc/passwd"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenTheRootLacksItsMountpoint(Engine engine) throws Exception {
    for (String mountpoint : List.of("volume", "tmp", "plugin/data")) {
      try (Sandbox sandbox = Outsiders.dumped()) {
        Path other = sandbox.top().resolve("other");
        Command.run("cp", "-a", sandbox.root().toString(), other.toString()).succeeded();
        Files.delete(other.resolve(mountpoint));
        new FailedRestore(sandbox, engine).into(other).saying("/" + mountpoint, all(sandbox));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenASymlinkStandsForItsMountpoint(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      Path other = sandbox.top().resolve("other");
      Command.run("cp", "-a", sandbox.root().toString(), other.toString()).succeeded();
      Files.delete(other.resolve("volume"));
      Files.createSymbolicLink(other.resolve("volume"), sandbox.host());
      new FailedRestore(sandbox, engine).into(other).saying("/volume", all(sandbox));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesMountAndFile_whenAnArchiveIsCutShort(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      Path broken = copyOfImages(sandbox);
      Path archive = only(broken, "tmpfs-");
      byte[] bytes = Files.readAllBytes(archive);
      Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
      new FailedRestore(sandbox, engine).from(broken).saying(" /tmp", all(sandbox));
      Files.write(archive, Arrays.copyOf(bytes, bytes.length - 1));
      new FailedRestore(sandbox, engine).from(broken).saying(name(archive), all(sandbox));
      Files.write(archive, new byte[0]);
      new FailedRestore(sandbox, engine).from(broken).saying(" /tmp", all(sandbox));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesMountAndFile_whenAnArchiveIsMissing(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      Path broken = copyOfImages(sandbox);
      Path archive = only(broken, "tmpfs-");
      Files.delete(archive);
      String said = new FailedRestore(sandbox, engine).from(broken).saying(" /tmp", all(sandbox));
      assertTrue(said.contains("tmpfs-"), said);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheImage_whenItIsCorrupt(Engine engine) throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      for (String prefix : List.of("mountpoints-", "inventory", "pstree")) {
        Path broken = copyOfImages(sandbox);
        Path image = only(broken, prefix);
        byte[] bytes = Files.readAllBytes(image);
        bytes[bytes.length - 3] ^= 0x55;
        Files.write(image, Arrays.copyOf(bytes, bytes.length - 2));
        new FailedRestore(sandbox, engine).from(broken).saying(name(image), all(sandbox));
        Command.run("rm", "-r", broken.toString()).succeeded();
      }
    }
  }

  private static Path copyOfImages(Sandbox sandbox) throws IOException {
    Path broken = sandbox.top().resolve("broken");
    Command.run("cp", "-a", sandbox.images().toString(), broken.toString()).succeeded();
    return broken;
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

  private static String[] all(Sandbox sandbox) {
    return Outsiders.withSamplePlugin(Outsiders.volume(sandbox));
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
