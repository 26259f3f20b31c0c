package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files and directories of the host that an engine has bound into a container. */
@NeedsNamespaces
class UndeclaredBindTests {
  /**
   * <pre>
   * /
   * ├─ usr            directory of the host
   * ├─ proc
   * │  └─ cpuinfo     file of the host over that of proc
   * ├─ etc/hosts      file of the host
   * ├─ etc/passwd     file of the host
   * ├─ vol'ume 1      directory of the host
   * └─ run/docker.sock  socket of the host
   * </pre>
   */
  @Test
  void everyBindIsNamed_andTheOptionsPrintedBringThemBack() throws Exception {
    String outside =
        """
        echo hosts > "$H/hosts"; echo passwd > "$H/passwd"; echo cpu > "$H/cpu"; mkdir "$H/volume"
        echo volume > "$H/volume/file"
        python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$H/sock"
        mkdir "$R/run" "$R/vol'ume 1"
        touch "$R/etc/hosts" "$R/etc/passwd" "$R/cpu" "$R/run/docker.sock"
        mount --bind "$H/hosts" "$R/etc/hosts"; mount --bind "$H/passwd" "$R/etc/passwd"
        mount --bind "$H/volume" "$R/vol'ume 1"; mount --bind "$H/cpu" "$R/cpu"
        mount --bind "$H/sock" "$R/run/docker.sock"
        """;
    String inside = "mount --move /cpu /proc/cpuinfo";
    try (Trouble trouble = Trouble.of(outside, inside)) {
      String[] culprits = {
        " at /usr ",
        " at /etc/hosts ",
        " at /etc/passwd ",
        " at /vol'ume 1 ",
        " at /proc/cpuinfo ",
        " at /run/docker.sock "
      };
      String read =
          "cat /etc/hosts /etc/passwd /proc/cpuinfo \"/vol'ume 1/file\"; test -S /run/docker.sock";
      assertEquals("hosts\npasswd\ncpu\nvolume\n", trouble.cured(read, culprits));
    }
  }

  /** An option that is silently ignored is worse than none. */
  @Test
  void optionThatNamesNothingIsRefused_andTheRightOneIsPrintedBesideIt() throws Exception {
    String outside =
        """
        mkdir "$H/volume" "$R/volume"; mount --bind "$H/volume" "$R/volume"
        """;
    try (Trouble trouble = Trouble.of(outside, "")) {
      Command.Result checked = trouble.check("--external", "mnt[/volumes]:volume");
      assertEquals(1, checked.exit(), checked::toString);
      assertTrue(checked.out().contains("error: --external mnt[/volumes]: "), checked::out);
      assertEquals("", trouble.cured("ls /volume", " at /usr ", " at /volume "));
    }
  }

  /** The root task has unmounted it: no option can name what is left in the namespace below. */
  @Test
  void bindInANamespaceBelowIsNamed_andTheOptionPrintedBringsItBack() throws Exception {
    String outside =
        """
        mkdir "$H/vol" "$R/vol" "$R/dev"; echo vol > "$H/vol/name"; mkfifo "$R/up"
        mknod "$R/dev/null" c 1 3; mount --bind "$H/vol" "$R/vol"
        """;
    String inside =
        """
        exec 3<&0
        { unshare -m --propagation private sh -c 'echo up > /up; read never <&3 || true'; } &
        read up < /up; umount /vol
        """;
    try (Trouble trouble = Trouble.of(outside, inside)) {
      trouble.given("mnt[/usr]:usr", "mnt[usr]:/usr");
      trouble.follow(trouble.isRefused(" at /vol of process "));
      trouble.isFine();
      trouble.dump();
      Path pins = trouble.sandbox().top().resolve("pins");
      Command.Result restored =
          trouble.tryRestore(Engine.DETACHED, List.of("--pin", pins.toString()), "true");
      restored.succeeded();
      try (Pin top = new Pin(pins.resolve("9"));
          Pin below = new Pin(pins.resolve("10"))) {
        assertEquals("vol\n", below.shell("cat /vol/name").succeeded().out());
        assertEquals("", top.shell("ls /vol").succeeded().out());
      }
    }
  }
}
