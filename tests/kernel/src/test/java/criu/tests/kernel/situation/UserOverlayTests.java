package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.ShownTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Overlays that root of a user namespace has mounted:
 *
 * <pre>
 * /
 * ├─ data   overlay of directories of the root, with an upper one
 * └─ more   tmpfs
 *    └─ merged   overlay of directories of the tmpfs
 * </pre>
 */
@NeedsUserNamespaces
class UserOverlayTests {
  private static final String MOUNTS =
      """
      mkdir /low /upper /work; echo low > /low/file; echo gone > /low/gone; chown 1000:1001 /low/file
      mount -t overlay -o userxattr,lowerdir=/low,upperdir=/upper,workdir=/work overlay /data
      rm /data/gone; echo new > /data/new; chown 7:8 /data/new
      mount -t tmpfs more /more; mkdir /more/one /more/two /more/merged; echo one > /more/one/file
      mount -t overlay -o userxattr,lowerdir=/more/one:/more/two overlay /more/merged
      """;

  private static final String LIST =
      "cd /; ls data; cat data/file data/new more/merged/file; stat -c '%u:%g %n' data/* more/merged";

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "CLASSIC", mode = EnumSource.Mode.EXCLUDE)
  void comeBack_andBelongToTheUserNamespace(Engine engine) throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      String tree = String.join("\n", ShownTree.of(List.of(sandbox.pid())));
      String before = sandbox.say(LIST);
      sandbox.dump().succeeded();
      String user = "/proc/" + sandbox.pid() + "/ns/user";
      try (Pin pin = sandbox.pin(engine, "--userns", Long.toString(sandbox.pid()));
          Resident restored = pin.resident()) {
        assertEquals(tree, String.join("\n", ShownTree.of(List.of(restored.pid()))));
        assertEquals(before, UserSandbox.say(user, pin.path().toString(), LIST));
        String change = "rm /data/file; echo again > /data/file; cat /data/file; umount /data";
        assertEquals("again\n", UserSandbox.say(user, pin.path().toString(), change));
      }
    }
  }

  @Test
  void layersThatAreGoneAreNamed() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.say("mv /low /gone");
      Command.Result checked =
          CriuMount.run("check", "-t", Long.toString(sandbox.pid()), "--external", "mnt[/usr]:usr");
      assertEquals(1, checked.exit(), checked::toString);
      assertTrue(checked.out().contains(" at /data (overlay): its layer /low "), checked::out);
    }
  }
}
