package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command run by user 65534, who is root in a user namespace only. */
@NeedsNamespaces
@NeedsUserNamespaces
class UnprivilegedTests {
  private static final String NO_PROC = "umount -l /proc";

  /**
   * Starts a process with a tmpfs at /data and one below it, has it do $LAST while the host's proc
   * is bound at /proc, and dumps it into $T/images.
   */
  private static final String DUMPED =
      """
      CM=$1; T=$(mktemp -d --tmpdir criu-mount-user.XXXXXX); R=$T/root
      trap 'kill $P 2>/dev/null || true; rm -rf --one-file-system "$T"' EXIT
      mkdir $R $T/images
      for name in bin lib lib64 sbin; do [ ! -L /$name ] || ln -s usr/$name $R/$name; done
      mkdir $R/usr $R/proc $R/old $R/data
      cat > $T/inside <<END
      mount --bind $R $R; mount --bind /usr $R/usr; cd $R; pivot_root . old; cd /
      mount --rbind /old/proc /proc; umount -l /old
      mount -t tmpfs -o mode=750 data /data; echo word > /data/file
      mkdir /data/below; mount -t tmpfs below /data/below; echo below > /data/below/file
      $LAST
      echo ready; read never
      END
      mkfifo $T/never $T/said; exec 9<>$T/never
      unshare -m --propagation private sh -eu $T/inside <&9 >$T/said & P=$!
      read said < $T/said; [ "$said" = ready ]
      "$CM" dump -t $P -D $T/images --external 'mnt[/usr]:usr'
      restore() { "$CM" restore -D $T/images -r $R --external 'mnt[usr]:/usr' "$@"; }
      """;

  private static Command.Result run(String options, String last, String script) throws Exception {
    byte[] before = Sandbox.hostMounts();
    String text = "LAST='" + last + "'\n" + DUMPED + script + "\n";
    Command.Result result =
        Command.run(
            List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "unshare",
                "--user",
                "--map-root-user",
                options,
                "sh",
                "-euc",
                text,
                "sh",
                CriuMount.launcher().toAbsolutePath().toString()),
            builder -> builder.directory(Path.of("/").toFile()));
    Sandbox.assertHostUnchanged(before);
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
    return result;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comesBack_inAMountNamespaceOfItsOwn(Engine engine) throws Exception {
    comesBack("--mount", engine);
  }

  /** Without a mount namespace of its own, the host's mounts are not the command's to copy. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void comesBack_inTheMountNamespaceOfTheHost(Engine engine) throws Exception {
    comesBack("--user", engine);
  }

  private static void comesBack(String options, Engine engine) throws Exception {
    String script =
        "restore "
            + String.join(" ", engine.options())
            + " -- sh -c 'id -u; cat /data/file /data/below/file; stat -c %u:%g:%a /data'";
    Command.Result result = run(options, NO_PROC, script);
    assertEquals(new Command.Result(0, "0\nword\nbelow\n0:0:750\n", ""), result);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void procIsNamed_beforeAnythingIsMounted(Engine engine) throws Exception {
    String script = "restore " + String.join(" ", engine.options()) + " -- true";
    Command.Result result = run("--mount", "true", script);
    assertEquals(1, result.exit(), result::err);
    String atDump = " at /proc: this user cannot restore it: a user namespace may mount proc";
    assertTrue(result.err().startsWith("criu-mount: warning: dump: mount "), result.err());
    assertTrue(result.err().contains(atDump), result.err());
    String first = "\ncriu-mount: restore: make a file system of type proc: mount ";
    assertTrue(result.err().contains(first), result.err());
    assertTrue(result.err().contains("only with a PID namespace of its own"), result.err());
    assertTrue(result.err().contains("(EPERM)\n  start criu-mount by: unshare "), result.err());
  }

  @Test
  void pinIsRefused_inTheMountNamespaceOfTheHost() throws Exception {
    Command.Result result = run("--user", NO_PROC, "restore --pin $T/pin");
    assertEquals(1, result.exit(), result::err);
    assertTrue(result.err().startsWith("criu-mount: pin: "), result.err());
    assertTrue(result.err().contains("(EPERM)"), result.err());
    assertTrue(result.err().contains("unshare --user --map-root-user --mount"), result.err());
  }

  @Test
  void mountsBelowTheSourceAreNamed_asWhatMayNotBeUncovered() throws Exception {
    Command.Result result =
        run(
            "--mount",
            NO_PROC,
            "restore() { \"$CM\" restore -D $T/images -r $R"
                + " --external 'mnt[usr]:/' -- true; }; restore");
    assertEquals(1, result.exit(), result::err);
    assertTrue(result.err().contains("something is mounted below it"), result.err());
    assertTrue(result.err().contains("(EINVAL)"), result.err());
    assertTrue(
        result.err().contains("\n  give a path below which nothing is mounted"), result.err());
  }

  /** It has no rights but those over its user namespace, and cannot enter by itself. */
  @Test
  void ownerOfAUserNamespaceDumpsAProcessInIt() throws Exception {
    byte[] before = Sandbox.hostMounts();
    String script =
        """
        CM=$1; T=$(mktemp -d --tmpdir criu-mount-user.XXXXXX); R=$T/root
        trap 'kill $P 2>/dev/null || true; rm -rf --one-file-system "$T"' EXIT
        mkdir $R $T/images
        for name in bin lib lib64 sbin; do [ ! -L /$name ] || ln -s usr/$name $R/$name; done
        mkdir $R/usr $R/proc $R/old $R/data
        cat > $T/inside <<END
        mount --bind $R $R; mount --bind /usr $R/usr; cd $R; pivot_root . old; cd /
        mount --rbind /old/proc /proc; umount -l /old
        mount -t tmpfs data /data; echo word > /data/file
        mkdir /low /empty; mount -t overlay -o userxattr,lowerdir=/low:/empty overlay /low
        echo ready; read never
        END
        mkfifo $T/never $T/said; exec 9<>$T/never
        unshare --user --map-root-user -m sh -eu $T/inside <&9 >$T/said & P=$!
        read said < $T/said; [ "$said" = ready ]
        for command in check "dump -D $T/images"; do
          "$CM" $command -t $P --external 'mnt[/usr]:usr' --external 'mnt[/proc]:proc' >&2
        done
        gzip -dc $T/images/tmpfs-dev-*.img | tar -xO ./file
        """;
    Command.Result result =
        Command.run(
            List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "sh",
                "-euc",
                script,
                "sh",
                CriuMount.launcher().toAbsolutePath().toString()),
            builder -> builder.directory(Path.of("/").toFile()));
    assertEquals("word\n", result.succeeded().out(), result::err);
    Sandbox.assertHostUnchanged(before);
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
  }
}
