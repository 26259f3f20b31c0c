package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts on and below one another. */
@NeedsNamespaces
class StackingTests {
  /**
   * <pre>
   * /
   * └─ stack   tmpfs with a file
   *    └─      bind of etc of the root
   *       └─   tmpfs with another
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountsStayOnTheRootOfTheirParent(Engine engine) throws Exception {
    String inside =
        """
        mkdir /stack; echo motd > /etc/motd
        mount -t tmpfs lower /stack; echo lower > /stack/word
        mount --bind /etc /stack
        mount -t tmpfs upper /stack; echo upper > /stack/word
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine,
          "cat /stack/word; umount /stack; cat /stack/motd; umount /stack; cat /stack/word");
    }
  }

  /**
   * <pre>
   * /
   * └─ place        directory of the root
   *    ├─ one       tmpfs, hidden
   *    ├─ two       bind of one, hidden
   *    └─ (place)   tmpfs over the directory, with a tmpfs on its directory one
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverItsSiblings(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /place/one /place/two
        mount -t tmpfs one /place/one; echo one > /place/one/word
        mount --bind /place/one /place/two
        mount -t tmpfs over /place; mkdir /place/one; mount -t tmpfs other /place/one
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine, "ls /place; umount /place/one /place; cat /place/one/word /place/two/word");
    }
  }

  /**
   * <pre>
   * /
   * └─ deep            tmpfs
   *    ├─ a/b          tmpfs, hidden
   *    └─ a            tmpfs over the directory
   *       └─ b         bind of the root's etc
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverItsSiblings_withinATmpfs(Engine engine) throws Exception {
    String inside =
        """
        mkdir /deep; mount -t tmpfs deep /deep; mkdir -p /deep/a/b; echo motd > /etc/motd
        mount -t tmpfs hidden /deep/a/b; echo hidden > /deep/a/b/word
        mount -t tmpfs over /deep/a; mkdir /deep/a/b; mount --bind /etc /deep/a/b
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine, "cat /deep/a/b/motd; umount /deep/a/b /deep/a; cat /deep/a/b/word");
    }
  }

  /**
   * <pre>
   * /
   * └─ place        bind of etc of the root
   *    └─           bind of the same directory
   *       └─ sub    tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void childStaysExactlyOnItsParent(Engine engine) throws Exception {
    String inside =
        """
        mkdir /place /etc/sub
        mount --bind /etc /place; mount --bind /etc /place; mount -t tmpfs sub /place/sub
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine, "mountpoint /place/sub; umount /place/sub /place; ! mountpoint -q /place/sub");
    }
  }

  /**
   * <pre>
   * /
   * └─ place           tmpfs, hidden
   *    ├─ in/ner       tmpfs with a file
   *    │  └─ most      bind of the root's etc
   *    └─ (place)      tmpfs over all of it, empty
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysUnderAMountpointThatIsHidden(Engine engine) throws Exception {
    String inside =
        """
        mkdir /place; mount -t tmpfs place /place; mkdir -p /place/in/ner
        mount -t tmpfs inner /place/in/ner; mkdir /place/in/ner/most; echo i > /place/in/ner/word
        mount --bind /etc /place/in/ner/most
        mount -t tmpfs over /place
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine,
          "ls -A /place; umount /place; cat /place/in/ner/word; mountpoint /place/in/ner/most");
    }
  }

  /**
   * <pre>
   * /
   * └─ word      file of the root
   *    └─        bind of the file etc/one
   *       └─     bind of the file two of a tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void fileStaysOverFile(Engine engine) throws Exception {
    String inside =
        """
        mkdir /files; mount -t tmpfs files /files; echo two > /files/two
        echo zero > /word; echo one > /etc/one
        mount --bind /etc/one /word; mount --bind /files/two /word
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /word; umount /word; cat /word; umount /word; cat /word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ place           directory of the root with the directory sub, hidden
   * │  ├─ sub          tmpfs with a file
   * │  └─ (place)      tmpfs over the directory, with a file of the name sub
   * └─ file            file of the root with a bind of that file
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountpointIsFound_thatExistsInAHiddenDirectoryOnly(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /place/sub; touch /file
        mount -t tmpfs sub /place/sub; echo sub > /place/sub/word
        mount -t tmpfs over /place; echo file > /place/sub; mount --bind /place/sub /file
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /place/sub /file; umount /file /place; cat /place/sub/word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ place           tmpfs with a directory and a file, hidden
   * │  └─ (place)      tmpfs
   * ├─ dir             bind of the hidden directory
   * └─ file            bind of the hidden file
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void bindStays_whoseSourceIsHidden(Engine engine) throws Exception {
    String inside =
        """
        mkdir /place /dir; touch /file
        mount -t tmpfs place /place; mkdir /place/sub; echo w > /place/sub/word; echo f > /place/file
        mount --bind /place/sub /dir; mount --bind /place/file /file
        mount -t tmpfs over /place
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /file /dir/word; umount /place; cat /place/file");
    }
  }
}
