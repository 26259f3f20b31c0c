package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.api.Test;

/** File systems that cannot be made anew, mounted by their root. */
@NeedsNamespaces
class UnsupportedTypeTests {
  private static final String READ = "cat /disk/file; stat -f -c %T /netns";

  /**
   * <pre>
   * /
   * ├─ usr     directory of the host
   * ├─ disk    ext2 on a loop device
   * └─ netns   a network namespace, kept by a bind
   * </pre>
   */
  @Test
  void eachIsNamedWithItsType_andTheOptionsPrintedBringItBack() throws Exception {
    String outside =
        """
        truncate -s 1M "$H/image"; mke2fs -q -F -t ext2 "$H/image"
        mkdir "$R/disk"; mount -o loop "$H/image" "$R/disk"; echo disk > "$R/disk/file"
        touch "$R/netns"; mount --bind /proc/self/ns/net "$R/netns"
        """;
    try (Trouble trouble = Trouble.of(outside, "")) {
      String said = trouble.isRefused(" at /usr ", " at /disk (ext2)", " at /netns (nsfs)");
      assertTrue(said.contains("it keeps a namespace"), said);
      trouble.follow(said.replace(":PATH", ":/proc/self/ns/net"));
      trouble.isFine();
      trouble.dump();
      assertEquals("disk\nnsfs\n", trouble.restored(Engine.DETACHED, READ));
    }
  }
}
