package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a dump leaves alone, and what it finds although nobody can see it. */
@NeedsNamespaces
class DumpTests {
  private static final String EVERYTHING =
      Listing.command("/etc /bind /flags /stack /tmp /tmp/cache /shared /readonly /volume /plugin");

  @Test
  void changesNothing_inTheNamespaceThatItReads() throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      byte[] mounts = sandbox.resident().mountInfo();
      String files = sandbox.resident().shell(EVERYTHING).succeeded().out();
      String check = Long.toString(sandbox.resident().pid());
      CriuMount.run("show", check).succeeded();
      sandbox.dump(EveryKind.DUMP).succeeded();
      assertArrayEquals(mounts, sandbox.resident().mountInfo());
      assertEquals(files, sandbox.resident().shell(EVERYTHING).succeeded().out());
    }
  }

  @Test
  void leavesNoFileButImages_inTheirDirectory() throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      sandbox.dump(EveryKind.DUMP).succeeded();
      List<String> names =
          Command.run("ls", "-A", sandbox.images().toString()).succeeded().out().lines().toList();
      List<String> others =
          names.stream()
              .filter(name -> !name.matches("[a-z]+(-[a-z]+)*(-[0-9]+)?(\\.tar\\.gz)?\\.img"))
              .toList();
      assertEquals(List.of("sample-mounts.txt"), others);
    }
  }

  /**
   * All but the topmost mounts are hidden:
   *
   * <pre>
   * /
   * ├─ usr      external by the key "usr"
   * ├─ proc
   * └─ covered  tmpfs "first" with a file and a directory sub
   *    ├─ sub   tmpfs "second" with a file, later hidden with its parent
   *    └─ .     tmpfs "third" with a file, and with
   *       └─ .  tmpfs "fourth" with a file, on top
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void contentOfHiddenMountsComesBack_onceTheyAreUncovered(Engine engine) throws Exception {
    String inside =
        """
        mkdir /covered; echo root > /covered/file
        mount -t tmpfs first /covered; echo first > /covered/file; mkdir /covered/sub
        echo under > /covered/sub/file
        mount -t tmpfs second /covered/sub; echo second > /covered/sub/file
        mount -t tmpfs third /covered; echo third > /covered/file
        mount -t tmpfs fourth /covered; echo fourth > /covered/file
        """;
    String uncover =
        """
        cat /covered/file; umount /covered; cat /covered/file; umount /covered
        cat /covered/file /covered/sub/file; umount /covered/sub
        cat /covered/sub/file; umount /covered; cat /covered/file
        """;
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      sandbox.dump().succeeded();
      try (Pin pin = sandbox.pin(engine)) {
        assertEquals(
            "fourth\nthird\nfirst\nsecond\nunder\nroot\n", pin.shell(uncover).succeeded().out());
      }
    }
  }
}
