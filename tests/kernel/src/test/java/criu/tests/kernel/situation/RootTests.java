package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the root of a namespace can be. */
@NeedsNamespaces
class RootTests {
  /**
   * <pre>
   * /          shared
   * ├─ tmp     tmpfs, private
   * └─ bind    bind of etc, of the root's peer group
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void sharedRootStaysShared(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /bind; mount --make-shared /
        mount -t tmpfs tmp /tmp; mount --make-private /tmp; mount --bind /etc /bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBackOrIsRefused(
          engine, "/bind", "mkdir -p /etc/new; mount -t tmpfs new /etc/new; mountpoint /bind/new");
    }
  }

  /**
   * <pre>
   * /          shared
   * └─ tmp     tmpfs, shared, a group of its own
   *    └─ sub  tmpfs, shared
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void sharedRootStaysShared_withSharedMounts(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --make-rshared /; mount -t tmpfs tmp /tmp; mkdir /tmp/sub
        mount -t tmpfs sub /tmp/sub
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine);
    }
  }

  /**
   * <pre>
   * /          unbindable
   * └─ bind    bind of etc, from before
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void unbindableRootStaysUnbindable(Engine engine) throws Exception {
    String inside =
        """
        mkdir /bind; mount --bind /etc /bind; mount --make-unbindable /
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "! mount --bind /etc /bind 2> /dev/null");
    }
  }

  /**
   * <pre>
   * /          ro
   * ├─ tmp     tmpfs
   * └─ bind    bind of etc, rw
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void readOnlyRootStaysReadOnly(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /bind; mount -t tmpfs tmp /tmp; mount --bind /etc /bind
        mount -o remount,bind,ro /; mount -o remount,bind,rw /bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "touch /tmp/x; ! touch /x 2> /dev/null");
    }
  }
}
