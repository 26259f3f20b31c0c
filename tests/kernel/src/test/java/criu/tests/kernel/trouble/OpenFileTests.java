package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.api.Test;

/** Files that are open on mounts which are not in the namespace of the process. */
@NeedsNamespaces
class OpenFileTests {
  /** The mounts are dumped all the same; whoever wants to dump the process too is told. */
  @Test
  void fileOpenOnTheHostIsAWarning_thatStandsAgainstNothing() throws Exception {
    String outside = "echo outside > \"$H/file\"; exec 7< \"$H/file\" 8< /usr/bin/env";
    String inside = "mount -t tmpfs tmp /etc; echo inside > /etc/file; exec 9< /etc/file";
    try (Trouble trouble = Trouble.of(outside, inside)) {
      trouble.follow(trouble.isRefused(" at /usr "));
      String said = trouble.isFine();
      assertTrue(said.contains("descriptor 7 has " + trouble.sandbox().host() + "/file"), said);
      assertTrue(said.contains("close it, or give CRIU --external 'file["), said);
      assertFalse(said.contains("descriptor 9"), said);
      trouble.dump();
      assertEquals("inside\n", trouble.restored(Engine.DETACHED, "cat /etc/file"));
    }
  }
}
