package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overlays whose layers lie in other mounts of the tree, which have to stand before them. */
@NeedsNamespaces
class OverlayOrderTests {
  /**
   * <pre>
   * /
   * ├─ layers           tmpfs with all layers
   * └─ deep/er/merged   overlay of them
   *    └─ sub           tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void overlayComesBack_thatIsDeeperThanTheMountOfItsLayers(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /layers /deep/er/merged; mount -t tmpfs layers /layers
        mkdir -p /layers/low/sub /layers/upper /layers/work; echo low > /layers/low/word
        mount -t overlay -o lowerdir=/layers/low,upperdir=/layers/upper,workdir=/layers/work \\
          merged /deep/er/merged
        mount -t tmpfs sub /deep/er/merged/sub; echo sub > /deep/er/merged/sub/word
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /deep/er/merged/word /deep/er/merged/sub/word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ first          tmpfs
   * │  ├─ merged      overlay of second/low/one and third
   * │  └─ bind        bind of a directory of it
   * ├─ second         tmpfs
   * │  └─ low         tmpfs
   * └─ third          bind of etc
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void overlayComesBack_whoseLayersLieInLaterTrees(Engine engine) throws Exception {
    String inside =
        """
        mkdir /first /second /third; echo three > /etc/three
        mount -t tmpfs first /first; mkdir /first/merged /first/bind
        mount -t tmpfs second /second; mkdir /second/low; mount -t tmpfs low /second/low
        mkdir -p /second/low/one/sub; echo sub > /second/low/one/sub/word
        mount --bind /etc /third
        mount -t overlay -o lowerdir=/second/low/one:/third merged /first/merged
        mount --bind /first/merged/sub /first/bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /first/merged/three /first/bind/word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ merged     overlay of directories of the root
   * └─ data/sub   tmpfs over the directory in which they are
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void overlayComesBack_whoseLayersAreHiddenSince(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /data/sub/low /data/sub/other /merged; echo low > /data/sub/low/word
        mount -t overlay -o lowerdir=/data/sub/low:/data/sub/other merged /merged
        mount -t tmpfs over /data/sub
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /merged/word; ls /data/sub");
    }
  }

  /**
   * <pre>
   * /
   * └─ place     tmpfs with the lower layers
   *    └─        overlay of them over its root
   *       └─     overlay of that over its root
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void overlaysComeBack_overTheirOwnLayers(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /place /other; mount -t tmpfs place /place; echo word > /place/word
        echo other > /other/more
        mount -t overlay -o lowerdir=/place:/other one /place
        mount -t overlay -o lowerdir=/place:/etc two /place
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /place/word /place/more; umount /place; cat /place/more");
    }
  }

  /**
   * <pre>
   * /
   * ├─ one           tmpfs
   * │  └─ merged     overlay of two/merged/low, as it was before two/merged was mounted
   * └─ two           tmpfs
   *    └─ merged     overlay of one/merged/low
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void overlaysAreRefused_whoseLayersLieInEachOther(Engine engine) throws Exception {
    String inside =
        """
        mkdir /one /two; mount -t tmpfs one /one; mount -t tmpfs two /two
        mkdir -p /one/merged /two/merged/low/low/low
        mount -t overlay -o lowerdir=/two/merged/low:/etc one /one/merged
        mount -t overlay -o lowerdir=/one/merged/low:/etc two /two/merged
        """;
    try (Situation situation = Situation.inside(inside)) {
      Command.Result result = situation.sandbox().dump();
      assertEquals(1, result.exit(), result::out);
      assertTrue(result.err().contains(" at /one/merged: its layers lie in mount "), result::err);
    }
  }
}
