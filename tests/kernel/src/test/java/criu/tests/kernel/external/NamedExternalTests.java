package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mounts that options name by key, and mounts that options leave out. */
@NeedsNamespaces
class NamedExternalTests {
  private static final String VOLUME =
      "mkdir \"$H/vol\" \"$R/vol\"; echo vol > \"$H/vol/name\"; mount --bind \"$H/vol\" \"$R/vol\"";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comeBack_byAMapWithoutBrackets(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(VOLUME, "")) {
      sandbox.dump("-M", "/vol:key:1").succeeded();
      assertEquals(
          Map.of("/usr", "key usr", "/vol", "key key:1"), Images.externals(sandbox.images()));
      String path = "mnt[key:1]:" + sandbox.host().resolve("vol");
      try (Pin pin = sandbox.pin(engine, "--external", path)) {
        assertEquals("vol\n", pin.shell("cat /vol/name").succeeded().out());
      }
    }
  }

  @Test
  void comeBack_byAMapAtRestore() throws Exception {
    try (Sandbox sandbox = Sandbox.start(VOLUME, "")) {
      sandbox.dump("--ext-mount-map", "/vol:key").succeeded();
      String path = "key:" + sandbox.host().resolve("vol");
      try (Pin pin = sandbox.pin(Engine.DETACHED, "--ext-mount-map", path)) {
        assertEquals("vol\n", pin.shell("cat /vol/name").succeeded().out());
      }
    }
  }

  @Test
  void areWarnedOf_whenTheyHaveTwoKeys() throws Exception {
    try (Sandbox sandbox = Sandbox.start(VOLUME, "")) {
      Command.Result dumped = sandbox.dump("-M", "/vol:a", "-M", "/vol:b").succeeded();
      assertTrue(dumped.err().contains("/vol was a before, and the last"), dumped.err());
      assertEquals("key b", Images.externals(sandbox.images()).get("/vol"));
    }
  }

  @Test
  void areWarnedOf_whenOneKeyStandsForTwoThings() throws Exception {
    String stacked = VOLUME + "; mount -t tmpfs over \"$R/vol\"";
    try (Sandbox sandbox = Sandbox.start(stacked, "")) {
      Command.Result dumped = sandbox.dump("-M", "/vol:key").succeeded();
      assertTrue(dumped.err().contains("a restore takes both from one path"), dumped.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnt[]:x", "mnt[]:sx", "mnt[/vol]:", "mnt[/vol]:CRIU:KEY"})
  void areWrongUsage_inAnyOtherForm(String value) throws Exception {
    try (Sandbox sandbox = Sandbox.start(VOLUME, "")) {
      Command.Result refused = sandbox.dump("--external", value);
      assertEquals(2, refused.exit());
      assertTrue(refused.err().contains("--external " + value), refused.err());
      assertTrue(refused.err().contains("usage: criu-mount dump"), refused.err());
    }
  }

  /**
   * <pre>
   * /
   * └─ a       tmpfs, left out
   *    └─ b    tmpfs, in the way until it is left out too
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void areLeftOut_withAllThatIsMountedOnThem(Engine engine) throws Exception {
    String inside = "mkdir /a; mount -t tmpfs a /a; mkdir /a/b; mount -t tmpfs b /a/b";
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      Command.Result refused = sandbox.dump("--skip-mnt", "/a/");
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains(" at /a/b (tmpfs): it is mounted on mount"), refused.err());
      assertTrue(refused.err().contains("  dump with --skip-mnt /a/b ("), refused.err());
      sandbox.dump("--skip-mnt", "/a/", "--skip-mnt", "/a/b").succeeded();
      try (Pin pin = sandbox.pin(engine)) {
        assertEquals("", pin.shell("ls -A /a; ! mountpoint -q /a").succeeded().out());
      }
    }
  }

  /** The content of what is left out does not hide that of what stays. */
  @Test
  void areLeftOut_alsoFromAboveContentThatStays() throws Exception {
    String inside =
        """
        mkdir -p /a/b; mount -t tmpfs b /a/b; echo b > /a/b/name; mount -t tmpfs a /a
        """;
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      sandbox.dump("--skip-mnt", "/a").succeeded();
      try (Pin pin = sandbox.pin(Engine.DETACHED)) {
        assertEquals("b\n", pin.shell("cat /a/b/name").succeeded().out());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing,--skip-mnt /nothing: nothing is mounted there",
    "/,--skip-mnt names the root"
  })
  void areProblems_whenTheyCannotBeLeftOut(String path, String said) throws Exception {
    try (Sandbox sandbox = Sandbox.start("", "")) {
      Command.Result dumped = sandbox.dump("--skip-mnt", path);
      assertEquals(1, dumped.exit());
      assertTrue(dumped.err().contains(said), dumped.err());
      Command.Result checked =
          CriuMount.run("check", "-t", sandbox.task(), "-M", "/usr:usr", "--skip-mnt", path);
      assertEquals(1, checked.exit());
      assertTrue(checked.out().contains(said) || checked.err().contains(said), checked.toString());
    }
  }
}
