package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, in a Debian that has nothing but the essential packages. */
final class DebianPackageTests {
  /** Prints what a root holds, but for the notes that dpkg keeps for itself. */
  private static final String LISTING =
      """
      listing() {
        find / -xdev \\( -path /var/lib/dpkg -o -path /var/log -o -path /run -o -path /tmp -o -path "$1" \\) -prune \\
          -o -printf '%p %y %m %u %g\\n' | sort
      }
      """;

  @TempDir static Path directory;

  static Built built;
  static BareDebian debian;

  @BeforeAll
  static void makePackage() throws IOException {
    assumeTrue(Programs.has("dpkg-deb"), "no dpkg-deb here");
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can enter a Debian root");
    debian = BareDebian.made();
    built = Built.of(Built.IMAGE, directory);
  }

  @Test
  void installed_inABareRoot_runsItsDemo() throws IOException {
    String said =
        debian.run(
            directory,
            """
            dpkg -i "$1"/criu-mount_*.deb
            cd /
            readlink /usr/bin/criu-mount
            criu-mount --version
            criu-mount demo
            criu-mount plugins --plugin secrets
            test -s /usr/share/man/man1/criu-mount.1.gz
            for file in bash-completion/completions/criu-mount zsh/vendor-completions/_criu-mount \\
              fish/vendor_completions.d/criu-mount.fish doc/criu-mount/copyright; do
              test -s /usr/share/$file
            done
            test -x /usr/lib/criu-mount/share/criu-mount/action-script
            """);
    assertTrue(said.contains("\n../lib/criu-mount/bin/criu-mount\n"), said);
    assertTrue(said.contains("secrets  criu.plugins.secrets@"), said);
  }

  @Test
  void dependencies_areLibcAlone() throws IOException {
    assertEquals(
        "libc6 (>= 2.36)\n",
        Programs.run("dpkg-deb", "--field", built.deb().toString(), "Depends").succeeded());
  }

  @Test
  void upgraded_leavesNothingOfTheOldVersion_andKeepsPluginsOfTheOperator() throws IOException {
    debian.run(
        directory,
        LISTING
            + """
            dpkg -i "$1"/criu-mount_*.deb
            listing "$1" > /tmp/new
            dpkg-deb -R "$1"/criu-mount_*.deb /tmp/old
            sed -i 's/^Version: .*/Version: 0.0.1/' /tmp/old/DEBIAN/control
            touch /tmp/old/usr/lib/criu-mount/lib/gone
            mkdir /tmp/old/usr/lib/criu-mount/plugins/gone
            dpkg-deb --root-owner-group -Znone -b /tmp/old /tmp/old.deb
            dpkg -P criu-mount
            dpkg -i /tmp/old.deb
            test -e /usr/lib/criu-mount/lib/gone
            touch /etc/criu-mount/plugins/own.jar
            dpkg -i "$1"/criu-mount_*.deb
            test -e /etc/criu-mount/plugins/own.jar
            rm /etc/criu-mount/plugins/own.jar
            listing "$1" | diff /tmp/new -
            """);
  }

  @Test
  void removedOrPurged_leavesNothing() throws IOException {
    debian.run(
        directory,
        LISTING
            + """
            listing "$1" > /tmp/before
            for how in -r -P; do
              dpkg -i "$1"/criu-mount_*.deb
              criu-mount demo
              dpkg $how criu-mount
              listing "$1" | diff /tmp/before -
            done
            """);
  }

  /** Lintian leaves a file behind where temporary ones are. */
  @Test
  void lintian_findsNothing(@TempDir Path temporary) throws IOException {
    assumeTrue(Programs.has("lintian"), "no lintian here");
    assertEquals(
        "",
        Programs.run(
                "env",
                "TMPDIR=" + temporary,
                "lintian",
                "--allow-root",
                "--fail-on",
                "error,warning",
                built.deb().toString())
            .succeeded());
  }
}
