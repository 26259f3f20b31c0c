package criu.tests.kernel.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory from outside whose content {@code tmpfs-snapshot} puts into the images. */
@NeedsNamespaces
class TmpfsSnapshotTests {
  private static final String OUTSIDE =
      """
      mkdir -p -m 2750 "$H/data" "$R/data"; mkdir "$H/data/sub"
      echo word > "$H/data/sub/word"; chmod 4711 "$H/data/sub/word"; chown 7:8 "$H/data/sub/word"
      ln "$H/data/sub/word" "$H/data/linked"; ln -s sub/word "$H/data/symlink"
      touch -d '2001-02-03 04:05:06.789' "$H/data/sub"; chown 5:6 "$H/data"
      mount --bind -o nosuid,nodev "$H/data" "$R/data"
      """;

  /** Without the sizes of directories, which each file system has its own idea of. */
  private static final String LIST =
      """
      cd /data; find . -printf '%y %m %U:%G %T@ %p %l\\n' | sort
      stat -c %h linked; cat linked; findmnt -rno VFS-OPTIONS /data
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void contentTravelsAlong_whenTheSourceIsGone(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      String before = sandbox.resident().shell(LIST).succeeded().out();
      String[] dump = {
        "--plugin", "tmpfs-snapshot", "--plugin-option", "tmpfs-snapshot:/data=size=2m"
      };
      sandbox.dump(dump).succeeded();
      Command.run("rm", "-r", sandbox.host().toString()).succeeded();
      try (Pin pin = sandbox.pin(engine, "--plugin", "tmpfs-snapshot")) {
        assertEquals(before, pin.shell(LIST).succeeded().out());
        assertEquals(
            "tmpfs 2097152\n", pin.shell("findmnt -brno FSTYPE,SIZE /data").succeeded().out());
      }
    }
  }

  @Test
  void restoreWithoutIt_namesTheOptionThatLoadsIt() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      String[] dump = {"--plugin", "tmpfs-snapshot", "--plugin-option", "tmpfs-snapshot:/data"};
      sandbox.dump(dump).succeeded();
      Command.Result refused = sandbox.restore(Engine.DETACHED, "--", "true");
      assertEquals(1, refused.exit(), refused::err);
      assertTrue(refused.err().endsWith("\n  add --plugin tmpfs-snapshot\n"), refused::err);
      sandbox.restore(Engine.DETACHED, "--plugin", "tmpfs-snapshot", "--", "true").succeeded();
    }
  }
}
