package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Containers on an overlay, as engines make them. */
@NeedsNamespaces
class OverlayTroubleTests {
  /** The root is an overlay of layers of the host, read-only, and no option is needed for it. */
  @Test
  void overlayAsTheRootComesBack() throws Exception {
    String outside =
        """
        mkdir "$H/upper" "$H/work"; echo layer > "$R/etc/layer"; mkdir "$R/old"
        umount "$R/usr"
        mount -t overlay -o "lowerdir=$R,upperdir=$H/upper,workdir=$H/work" overlay "$R"
        mount --bind /usr "$R/usr"; rmdir "$R/old"
        """;
    String inside = "mount -t tmpfs tmp /etc; echo word > /etc/file; mount -o remount,bind,ro /";
    try (Trouble trouble = Trouble.of(outside, inside)) {
      assertEquals("word\n", trouble.cured("cat /etc/file", " at /usr "));
    }
  }

  /** An overlay of layers of the host that is a volume, not the root: its mount is external. */
  @Test
  void overlayWithARelativeLayerIsNamed_andTheOptionPrintedBringsItBack() throws Exception {
    String outside =
        """
        mkdir "$R/data"
        """;
    String inside =
        """
        mkdir /low /empty; echo low > /low/file
        cd /; mount -t overlay -o lowerdir=low:empty overlay /data
        """;
    try (Trouble trouble = Trouble.of(outside, inside)) {
      String said = trouble.isRefused(" at /usr ", " at /data ");
      trouble.follow(said.replace(":PATH", ":" + trouble.sandbox().root() + "/low"));
      trouble.isFine();
      trouble.dump();
      assertEquals("low\n", trouble.restored(Engine.DETACHED, "cat /data/file"));
    }
  }

  /** The layers that it was mounted from have gone since, inside and on the host. */
  @Test
  void overlaysWhoseLayersAreGoneAreNamed_andMakingThemAgainCuresIt() throws Exception {
    String outside =
        """
        mkdir "$H/low" "$H/upper" "$H/work" "$R/host" "$R/inside"; echo host > "$H/low/file"
        mount -t overlay -o "lowerdir=$H/low,upperdir=$H/upper,workdir=$H/work" overlay "$R/host"
        """;
    String inside =
        """
        mkdir /low /empty; echo inside > /low/file
        mount -t overlay -o lowerdir=/low:/empty overlay /inside
        """;
    try (Trouble trouble = Trouble.of(outside, inside)) {
      trouble.given("mnt[/usr]:usr", "mnt[usr]:/usr");
      trouble.isFine();
      Path host = trouble.sandbox().host();
      String root = trouble.sandbox().root().toString();
      Command.shell("mv $1/low $1/gone; mv $2/low $2/gone", host.toString(), root).succeeded();
      String said = trouble.isRefused(" at /host ", " at /inside ");
      assertTrue(said.contains("its layer " + host + "/low is a directory neither"), said);
      assertTrue(said.contains("  or make the directory /low again with what it held"), said);
      Command.shell("mv $1/gone $1/low; mv $2/gone $2/low", host.toString(), root).succeeded();
      trouble.isFine();
      trouble.dump();
      String files = trouble.restored(Engine.DETACHED, "cat /host/file /inside/file");
      assertEquals("host\ninside\n", files);
    }
  }

  /** The way to a layer in another branch was covered since. */
  @Test
  void mountThatHidesALayerIsNamed_andUnmountingItCuresIt() throws Exception {
    String inside =
        """
        mkdir -p /mnt /low/one /low/two; echo low > /low/one/file
        mount -t tmpfs branch /mnt; mkdir /mnt/merged
        mount -t overlay -o lowerdir=/low/one:/low/two overlay /mnt/merged
        mount -t tmpfs cover /low
        """;
    try (Trouble trouble = Trouble.of("", inside)) {
      trouble.given("mnt[/usr]:usr", "mnt[usr]:/usr");
      String said = trouble.isRefused(" at /mnt/merged ");
      assertTrue(said.contains("its layer /low/one is hidden by mount "), said);
      assertEquals("low\n", trouble.cured("cat /mnt/merged/file", " at /mnt/merged "));
    }
  }
}
