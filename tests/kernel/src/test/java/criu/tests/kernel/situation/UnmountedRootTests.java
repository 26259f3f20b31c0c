package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.Listing;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Binds of file systems of which no mount shows the root any more. */
@NeedsNamespaces
class UnmountedRootTests {
  private static final String TMPFS =
      """
      mkdir /whole /left /right /bind; touch /page
      mount -t tmpfs -o size=1m whole /whole
      mkdir -m 750 /whole/a /whole/a/deep /whole/b /whole/unseen; chown 3:4 /whole/a/deep
      echo a > /whole/a/file; echo deep > /whole/a/deep/file; echo b > /whole/b/file
      echo page > /whole/page; ln -s a/file /whole/b/link; echo lost > /whole/unseen/file
      """;

  /**
   * <pre>
   * /
   * ├─ whole   tmpfs, unmounted again
   * ├─ bind    bind of its directory a
   * └─ page    bind of its file page, on a file
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void directoryAndFileStay_ofATmpfsWhoseRootIsUnmounted(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /whole/a /bind
        mount --bind /whole/page /page
        umount /whole
        """;
    try (Situation situation = Situation.inside(TMPFS + binds)) {
      situation.comesBack(engine, Listing.command("/bind") + "; cat /bind/file /page");
    }
  }

  /**
   * <pre>
   * /
   * ├─ whole   tmpfs, unmounted again
   * ├─ left    bind of its directory a
   * └─ right   bind of its directory b
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void twoDisjointBindsStayOneFileSystem_whenItsRootIsUnmounted(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /whole/a /left
        mount --bind -o ro /whole/b /right
        umount /whole
        """;
    try (Situation situation = Situation.inside(TMPFS + binds)) {
      situation.comesBack(engine, Listing.command("/left", "/right") + "; cat /right/file");
    }
  }

  /**
   * <pre>
   * /
   * ├─ whole     tmpfs, unmounted again
   * └─ bind      bind of its directory a
   *    └─ deep   bind of its directory b
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void bindStaysOnABind_ofATmpfsWhoseRootIsUnmounted(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /whole/a /bind
        mount --bind /whole/b /bind/deep
        umount /whole
        """;
    try (Situation situation = Situation.inside(TMPFS + binds)) {
      situation.comesBack(engine, Listing.command("/bind", "/bind/deep"));
    }
  }
}
