package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
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
}
