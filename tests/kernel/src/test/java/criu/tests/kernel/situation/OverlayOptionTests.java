package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overlays, whose options are paths inside and words. */
@NeedsNamespaces
class OverlayOptionTests {
  /**
   * <pre>
   * /
   * ├─ low er, low,er, low:er   directories of the root
   * └─ merged                   overlay of them
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void layersComeBack_withOddNames(Engine engine) throws Exception {
    String inside =
        """
        mkdir '/low er' '/low,er' '/low:er' /upper /work /merged
        echo 1 > '/low er/one'; echo 2 > '/low,er/two'; echo 3 > '/low:er/three'; echo 4 > /upper/four
        mount -t overlay -o 'lowerdir=/low er:/low\\,er:/low\\:er,upperdir=/upper,workdir=/work' \\
          merged /merged
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /merged/*");
    }
  }

  /**
   * <pre>
   * /
   * ├─ volatile    overlay with the option of its name
   * └─ userxattr   overlay with the option of its name
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void volatileAndUserxattrComeBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /low /upper /work /volatile /userxattr; echo low > /low/word
        mount -t overlay -o lowerdir=/low,upperdir=/upper,workdir=/work,volatile v /volatile
        mount -t overlay -o lowerdir=/low:/etc,userxattr u /userxattr
        """;
    try (Situation situation = Situation.inside(inside)) {
      // the kernel's mark that a volatile overlay was mounted, which stops the next mount of it
      situation.beforeRestore("rm -r /work/work/incompat/volatile");
      situation.comesBack(engine, "cat /volatile/word /userxattr/word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ tmp      tmpfs with the layers
   * └─ merged   overlay of them, with a changed file
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void layersComeBack_onATmpfs(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /merged; mount -t tmpfs tmp /tmp; mkdir /tmp/low /tmp/upper /tmp/work
        echo low > /tmp/low/word; echo gone > /tmp/low/gone
        mount -t overlay -o lowerdir=/tmp/low,upperdir=/tmp/upper,workdir=/tmp/work merged /merged
        echo changed > /merged/word; rm /merged/gone
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /merged/word; ls /merged");
    }
  }

  /**
   * <pre>
   * /
   * ├─ merged   overlay
   * └─ bind     bind of a directory of it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void bindOfAnOverlayComesBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /low/sub /upper /work /merged /bind; echo low > /low/sub/word
        mount -t overlay -o lowerdir=/low,upperdir=/upper,workdir=/work merged /merged
        mount --bind /merged/sub /bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /bind/word");
    }
  }
}
