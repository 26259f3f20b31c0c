package criu.tests.kernel.content;

import static criu.tests.kernel.content.ManyFiles.assertSameLines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A tmpfs of 10,000 files of all kinds, see {@link ManyFiles#filled}, here and in GNU tar. */
@NeedsNamespaces
class ManyFilesTests {
  private static final String WALK = "/walk /content ";
  private static final String ARCHIVE = "/archive.tar.gz";

  /** How CRIU calls GNU tar. */
  private static final String CREATE =
      "tar --create --gzip --no-unquote --no-wildcards --one-file-system --check-links"
          + " --preserve-permissions --sparse --numeric-owner ";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comeBackIdentical(Engine engine) throws Exception {
    try (Sandbox sandbox = ManyFiles.filled()) {
      String before = sandbox.resident().shell(WALK).succeeded().out();
      assertTrue(before.lines().count() > 10_000, "too few files");
      sandbox.dump().succeeded();
      assertSameLines(before, sandbox.resident().shell(WALK).succeeded().out());
      try (Pin pin = sandbox.pin(engine)) {
        assertSameLines(before, pin.shell(WALK).succeeded().out());
      }
    }
  }

  /** Tar has no sockets and takes no access times; it makes empty files of our sockets. */
  @Test
  void areUnpackedFromOurArchive_byGnuTar() throws Exception {
    try (Sandbox sandbox = ManyFiles.filled()) {
      String before = sandbox.resident().shell(WALK + "as").succeeded().out();
      sandbox.dump().succeeded();
      Files.copy(archive(sandbox), sandbox.root().resolve(ARCHIVE.substring(1)));
      String unpack =
          """
          mkdir /unpacked; mount -t tmpfs -o size=256m unpacked /unpacked
          tar --numeric-owner --xattrs --xattrs-include='*' --acls --sparse -xzf /archive.tar.gz \
            -C /unpacked
          """;
      sandbox.resident().shell(unpack).succeeded();
      assertSameLines(before, sandbox.resident().shell("/walk /unpacked as").succeeded().out());
      String sockets = "find /unpacked -name 'socket*' ! '(' -type f -size 0 ')'; ";
      String count = "find /unpacked -name 'socket*' | wc -l";
      assertEquals("200\n", sandbox.resident().shell(sockets + count).succeeded().out());
    }
  }

  /** What is left out is what the format has no place for. */
  @ParameterizedTest
  @CsvSource({
    "--format=gnu, asnx",
    "--format=oldgnu, asnx",
    "--format=posix --sparse-version=0.0 --xattrs --xattrs-include=*, as",
    "--format=posix --sparse-version=0.1 --xattrs --xattrs-include=*, as",
    "--format=posix --sparse-version=1.0 --xattrs --xattrs-include=* --acls, as"
  })
  void comeBack_fromAnArchiveOfGnuTar(String options, String less) throws Exception {
    try (Sandbox sandbox = ManyFiles.filled()) {
      String before = sandbox.resident().shell(WALK + less).succeeded().out();
      sandbox.dump().succeeded();
      String create = "set -f; cd /content; " + CREATE + options + " --file " + ARCHIVE + " .";
      sandbox.resident().shell(create).succeeded();
      Path ours = archive(sandbox);
      Path theirs = sandbox.root().resolve(ARCHIVE.substring(1));
      Files.copy(theirs, ours, StandardCopyOption.REPLACE_EXISTING);
      try (Pin pin = sandbox.pin(Engine.DETACHED)) {
        assertSameLines(before, pin.shell(WALK + less).succeeded().out());
      }
    }
  }

  /** The mount and the file are named, and nothing stays. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void areNotRestored_fromAnArchiveThatIsCutShort(Engine engine) throws Exception {
    try (Sandbox sandbox = ManyFiles.filled()) {
      sandbox.dump().succeeded();
      Path archive = archive(sandbox);
      Command.run("truncate", "-s", "-100", archive.toString()).succeeded();
      Path pin = sandbox.top().resolve("pin");
      Command.Result result = sandbox.restore(engine, "--pin", pin.toString());
      assertEquals(1, result.exit(), result::toString);
      String name = archive.getFileName().toString();
      assertTrue(result.err().contains(name + ": mount "), result::err);
      assertTrue(result.err().contains(" at /content: "), result::err);
      assertTrue(Files.notExists(pin), "there is a pin");
    }
  }

  private static Path archive(Sandbox sandbox) throws IOException {
    try (Stream<Path> files = Files.list(sandbox.images())) {
      List<Path> archives =
          files.filter(file -> file.getFileName().toString().startsWith("tmpfs-dev-")).toList();
      assertEquals(1, archives.size(), archives::toString);
      return archives.getFirst();
    }
  }
}
