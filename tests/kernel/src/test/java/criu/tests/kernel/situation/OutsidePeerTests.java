package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.image.CheckpointReader;
import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.tests.kernel.Engine;
import criu.tests.kernel.HostVolume;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.ShownTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * External mounts in peer groups of the host.
 *
 * <pre>
 * /
 * ├─ data    of a peer group with a mount of the host, and with no other here
 * └─ own     of the same file system, of a peer group that the host is not in
 * </pre>
 */
@NeedsNamespaces
class OutsidePeerTests {
  private static final String PEERS =
      """
      mkdir "$R/data" "$R/own"
      mount --bind "$2" "$R/data"
      mount --bind "$2/a" "$R/own"; mount --make-private "$R/own"; mount --make-shared "$R/own"
      """;

  private static final List<String> EXTERNAL =
      List.of("--external", "mnt[/data]:data", "--external", "mnt[/own]:own");

  /** Nothing that is mounted on the host arrives, and nothing goes back. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void groupWithTheHostComesBack_asAGroupOfItsOwn(Engine engine) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, PEERS, "")) {
      List<String> tree = ShownTree.of(List.of(sandbox.resident().pid()));
      sandbox.dump(EXTERNAL.toArray(String[]::new)).succeeded();
      String data = "mnt[data]:" + volume.path();
      String own = "mnt[own]:" + volume.path().resolve("a");
      try (Pin pin = sandbox.pin(engine, "--external", data, "--external", own);
          Resident restored = pin.resident()) {
        List<String> after = ShownTree.of(List.of(restored.pid()));
        assertEquals(String.join("\n", tree), String.join("\n", after));
        volume.shell("mount -t tmpfs probe \"$V/c\"").succeeded();
        assertEquals(32, pin.shell("mountpoint -q /data/c").exit());
        volume.shell("umount \"$V/c\"").succeeded();
        byte[] host = Sandbox.hostMounts();
        pin.shell("mount -t tmpfs probe /data/b; mountpoint -q /data/b").succeeded();
        Sandbox.assertHostUnchanged(host);
      }
    }
  }

  @Test
  void imagesTellWhichGroupIsNotTheHosts_whenTheOptionAsksForIt() throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, PEERS, "")) {
      List<String> options = new ArrayList<>(EXTERNAL);
      options.add("--enable-external-sharing");
      sandbox.dump(options.toArray(String[]::new)).succeeded();
      assertEquals(Map.of("data", false, "own", true, "usr", false), internalSharing(sandbox));
    }
  }

  /** Returns what the images tell of each key. */
  private static Map<String, Boolean> internalSharing(Sandbox sandbox) throws IOException {
    Map<String, Boolean> found = new TreeMap<>();
    for (Mount mount :
        CheckpointReader.read(sandbox.images()).namespaces().getFirst().tree().mounts()) {
      if (mount.origin() instanceof Origin.External external) {
        found.put(external.key().toString(), external.internalSharing());
      }
    }
    return found;
  }
}
