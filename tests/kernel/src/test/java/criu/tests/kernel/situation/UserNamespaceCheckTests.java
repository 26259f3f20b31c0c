package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Remedies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether check says of a process in a user namespace of its own what a dump of it needs. */
@NeedsUserNamespaces
class UserNamespaceCheckTests {

  @Test
  void whatCheckPrintsMakesTheDumpSucceed() throws Exception {
    String inside = "mount -t tmpfs -o uid=5 data /data; echo word > /data/file";
    try (UserSandbox sandbox = UserSandbox.start(inside)) {
      String pid = Long.toString(sandbox.pid());
      Command.Result refused = CriuMount.run("check", "-t", pid);
      assertEquals(1, refused.exit(), refused::toString);
      assertTrue(refused.out().contains(" at /usr "), refused::out);
      List<String> options = Remedies.in(refused.out()).dump();
      CriuMount.run("", with(List.of("check", "-t", pid), options)).succeeded();
      String images = sandbox.images().toString();
      CriuMount.run("", with(List.of("dump", "-t", pid, "-D", images), options)).succeeded();
      try (Pin pin = sandbox.pin(Engine.DETACHED, "--userns", pid)) {
        assertEquals("word\n", pin.shell("cat /data/file").succeeded().out());
      }
    }
  }

  private static List<String> with(List<String> words, List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return all;
  }
}
