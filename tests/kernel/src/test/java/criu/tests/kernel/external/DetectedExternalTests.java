package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Sandbox;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mounts of the host that no option names:
 *
 * <pre>
 * /
 * ├─ vol     bind of a directory of the host
 * ├─ word    bind of a file of the host
 * ├─ bind    bind of a directory of the root, which is not taken from the host
 * └─ shm     tmpfs of its own, which is archived
 * </pre>
 */
@NeedsNamespaces
class DetectedExternalTests {
  private static final String OUTSIDE =
      """
      mkdir "$H/vol" "$R/vol" "$R/bind" "$R/shm"; echo vol > "$H/vol/name"
      echo word > "$H/word"; touch "$R/word"; echo root > "$R/etc/name"
      mount --bind "$H/vol" "$R/vol"; mount --bind "$H/word" "$R/word"
      """;

  private static final String INSIDE =
      "mount --bind /etc /bind; mount -t tmpfs shm /shm; echo shm > /shm/name";

  private static final String READ = "cat /vol/name /word /bind/name /shm/name";

  private static Map<String, String> found(Sandbox sandbox) {
    return Map.of(
        "/usr", "key usr",
        "/vol", "host " + sandbox.host().resolve("vol"),
        "/word", "host " + sandbox.host().resolve("word"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comeBackFromTheirPathsOnTheHost(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      Command.Result dumped = sandbox.dump("--external", "mnt[]", "-v3").succeeded();
      assertTrue(dumped.err().contains("at /vol: found as " + sandbox.host()), dumped.err());
      assertEquals(found(sandbox), Images.externals(sandbox.images()));
      try (Pin pin = sandbox.pin(engine, "--external", "mnt[]")) {
        assertEquals("vol\nword\nroot\nshm\n", pin.shell(READ).succeeded().out());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-M,auto", "--ext-mount-map,auto", "--external,mnt[]:ms"})
  void areTheSame_byEveryWayToAskForThem(String option, String value) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      sandbox.dump(option, value).succeeded();
      assertEquals(found(sandbox), Images.externals(sandbox.images()));
      try (Pin pin = sandbox.pin(Engine.DETACHED, option, value)) {
        assertEquals("vol\nword\nroot\nshm\n", pin.shell(READ).succeeded().out());
      }
    }
  }

  @Test
  void areNotTakenFromTheHost_unlessTheRestoreAgrees() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      sandbox.dump("--external", "mnt[]").succeeded();
      Command.Result refused = sandbox.restore(Engine.DETACHED, "--", "true");
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("it was found at dump as " + sandbox.host()));
      assertTrue(refused.err().contains("  add --external 'mnt[]'"), refused.err());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void areNamedWithTheirPath_whenItIsGone(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      sandbox.dump("--external", "mnt[]").succeeded();
      Files.delete(sandbox.host().resolve("word"));
      Command.Result refused = sandbox.restore(engine, "--external", "mnt[]", "--", "true");
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains(" at /word: "), refused.err());
      assertTrue(refused.err().contains("  make " + sandbox.host().resolve("word")));
    }
  }

  /** A peer group of the container's own makes a shared mount, which has to be allowed. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void comeBackShared_onceThatIsAllowed(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE + "; mount --make-shared /vol")) {
      Command.Result refused = sandbox.dump("--external", "mnt[]");
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("it is of the host and shared"), refused.err());
      Remedies remedies = Remedies.in(refused.err());
      sandbox.dump(remedies.dumpOptions()).succeeded();
      assertEquals(
          "host " + sandbox.host().resolve("vol") + ", internal sharing",
          Images.externals(sandbox.images()).get("/vol"));
      try (Pin pin = sandbox.pin(engine, remedies.restoreOptions())) {
        String propagation = "findmnt -n -o PROPAGATION /vol; cat /vol/name";
        assertEquals("shared\nvol\n", pin.shell(propagation).succeeded().out());
      }
    }
  }

  @Test
  void areMissed_whenThereAreNone() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", "")) {
      Command.Result dumped = sandbox.dump("--external", "mnt[]").succeeded();
      assertTrue(dumped.err().contains("warning: dump: --external mnt[]: no mount"), dumped.err());
      assertTrue(dumped.err().contains("  leave the option out"), dumped.err());
    }
  }
}
