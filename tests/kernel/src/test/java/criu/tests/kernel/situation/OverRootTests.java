package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts over the root of a namespace, which hide all of it from who enters. */
@NeedsNamespaces
class OverRootTests {
  /**
   * <pre>
   * /
   * └─ (/)      bind of the root, with binds of what is mounted there
   *    └─ tmp   tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverTheRoot(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --rbind / /
        nsenter --target $$ --mount sh -c 'mount -t tmpfs tmp /tmp; echo word > /tmp/word'
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBackOrIsRefused(engine, "/", "cat /tmp/word; ls /; ls /etc");
    }
  }

  /**
   * <pre>
   * /
   * └─ (/)          bind of the root, with binds of what is mounted there
   *    └─ (/)       the same of both
   *       └─ tmp    tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountsStayOverTheRoot_oneOverTheOther(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --rbind / /; mount --rbind / /
        nsenter --target $$ --mount sh -c 'mount -t tmpfs tmp /tmp; echo word > /tmp/word'
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBackOrIsRefused(engine, "/", "cat /tmp/word; ls /");
    }
  }

  /**
   * <pre>
   * /          shared
   * └─ (/)     bind of the root, of its peer group, with binds of what is mounted there
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverTheRoot_ofItsPeerGroup(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --make-shared /; mount --rbind / /
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBackOrIsRefused(engine, "/", "mount -t tmpfs new /tmp; mountpoint /tmp");
    }
  }
}
