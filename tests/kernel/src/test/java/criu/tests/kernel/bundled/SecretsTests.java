package criu.tests.kernel.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory of small files, as Kubernetes makes them, that {@code secrets} fills anew. */
@NeedsNamespaces
class SecretsTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$H/old" "$H/new/..2026" "$R/run/secrets"
      echo of-the-old-host > "$H/old/token"
      echo of-the-new-host > "$H/new/..2026/token"; printf '\\000\\377' > "$H/new/..2026/key"
      ln -s ..2026 "$H/new/..data"
      ln -s ..data/token "$H/new/token"; ln -s ..data/key "$H/new/key"
      mount --bind -o ro,nosuid "$H/old" "$R/run/secrets"
      """;

  private static final String FLAGS = "findmnt -rno VFS-OPTIONS /run/secrets";

  private static final String[] AT_DUMP = {
    "--plugin", "secrets", "--plugin-option", "secrets:/run/secrets"
  };

  @ParameterizedTest
  @EnumSource(Engine.class)
  void filesAreThoseOfTheNewHost_andReadByTheirOwnerAlone(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      String flags = sandbox.resident().shell(FLAGS).succeeded().out();
      sandbox.dump(AT_DUMP).succeeded();
      try (Pin pin = sandbox.pin(engine, atRestore(sandbox.host().resolve("new")))) {
        assertEquals(
            """
            key 400 0 2
            token 400 0 16
            of-the-new-host
            tmpfs
            """
                + flags,
            pin.shell(
                    """
                    cd /run/secrets; stat -c '%n %a %u %s' $(ls -A); cat token
                    findmnt -rno FSTYPE /run/secrets
                    """
                        + FLAGS)
                .succeeded()
                .out());
      }
    }
  }

  @Test
  void nothingOfThem_isInTheImages() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      sandbox.dump(AT_DUMP).succeeded();
      String images = sandbox.images().toString();
      assertEquals(1, Command.run("grep", "-rq", "of-the-old-host", images).exit());
      assertEquals("", Command.run("find", images, "-name", "*.tar*").succeeded().out());
    }
  }

  @Test
  void directoryInside_stopsTheRestore_andIsNamed() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      sandbox.dump(AT_DUMP).succeeded();
      Path inside = Files.createDirectory(sandbox.host().resolve("new/inside"));
      Command.Result refused =
          sandbox.restore(Engine.DETACHED, atRestore(sandbox.host().resolve("new")));
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains(inside + " is a directory"), refused.err());
    }
  }

  private static String[] atRestore(Path directory) {
    return new String[] {
      "--plugin", "secrets", "--plugin-option", "secrets:/run/secrets=" + directory
    };
  }
}
