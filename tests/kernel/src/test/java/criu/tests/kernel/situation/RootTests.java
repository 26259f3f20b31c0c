package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.FindMnt;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * <pre>
   * /          tmpfs with files, hides the directory that is given at restore
   * ├─ bind    bind of etc
   * └─ tmp     tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void rootOnATmpfsIsTheOneThatIsGiven(Engine engine) throws Exception {
    String outside =
        """
        mkdir "$R/bind" "$R/tmp"; echo given > "$R/etc/word"
        mount -t tmpfs root "$R"; mkdir "$R/usr" "$R/proc" "$R/etc" "$R/bind" "$R/tmp"
        for name in bin lib lib64 sbin; do
          [ ! -L /$name ] || ln -s usr/$name "$R/$name"
        done
        mount --bind /usr "$R/usr"
        """;
    String inside =
        """
        echo own > /etc/word; mount --bind /etc /bind; mount -t tmpfs tmp /tmp; echo t > /tmp/word
        """;
    try (Situation situation = Situation.of(outside, inside)) {
      Sandbox sandbox = situation.sandbox();
      List<String> before = FindMnt.of(sandbox.resident(), "TARGET,PROPAGATION");
      sandbox.dump().succeeded();
      try (Pin pin = sandbox.pin(engine);
          Resident restored = pin.resident()) {
        assertEquals(before, FindMnt.of(restored, "TARGET,PROPAGATION"));
        assertTrue(
            FindMnt.of(restored, "TARGET,FSROOT,PROPAGATION")
                .contains("/bind " + sandbox.root() + "/etc private"));
        assertEquals("given\nt\n", pin.shell("cat /bind/word /tmp/word").succeeded().out());
      }
    }
  }

  /**
   * <pre>
   * /          ro, of a file system that is read-only, with nothing but the mountpoints below
   * ├─ usr
   * └─ proc
   * </pre>
   *
   * The classic engine keeps the host's tree in a directory that it makes in the root.
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void rootMayBeReadOnly_andHaveNoDirectoryToSpare(Engine engine) throws Exception {
    String inside =
        """
        mount -o remount,bind,ro /
        """;
    String given =
        """
        mount -t tmpfs given "$1"; mkdir "$1/usr" "$1/proc"
        for name in bin lib lib64 sbin; do
          [ ! -L /$name ] || ln -s usr/$name "$1/$name"
        done
        mount -o remount,ro "$1"; shift; exec "$@"
        """;
    try (Situation situation = Situation.inside(inside)) {
      Sandbox sandbox = situation.sandbox();
      sandbox.dump().succeeded();
      List<String> command =
          new ArrayList<>(
              List.of("unshare", "-m", "--propagation", "private", "sh", "-euc", given));
      command.addAll(List.of("sh", sandbox.root().toString(), CriuMount.launcher().toString()));
      command.addAll(List.of("restore", "-D", sandbox.images().toString()));
      command.addAll(List.of("-r", sandbox.root().toString(), "--external", "mnt[usr]:/usr"));
      command.addAll(engine.options());
      command.addAll(List.of("--", "findmnt", "-rno", "TARGET,FSTYPE", "-t", "tmpfs,proc"));
      Command.Result result = Command.run(command, environment -> {});
      if (engine == Engine.CLASSIC) {
        assertEquals(1, result.exit(), result::out);
        assertTrue(result.err().contains("(EROFS)"), result::err);
      } else {
        assertEquals("/ tmpfs\n/proc proc\n", result.succeeded().out());
      }
    }
  }
}
