package criu.tests.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A small namespace of which much can go wrong at a restore:
 *
 * <pre>
 * /                  bind of a directory of the host
 * ├─ usr             external by the key "usr"
 * ├─ proc            proc
 * ├─ tmp             tmpfs with content
 * ├─ volume          external by the key "volume"
 * └─ plugin/data     external by the sample plugin
 * </pre>
 */
final class Outsiders {
  private static final String OUTSIDE =
      """
      mkdir "$H/volume" "$H/data"; echo volume > "$H/volume/name"
      mkdir "$R/volume" "$R/plugin" "$R/plugin/data" "$R/tmp"
      mount --bind "$H/volume" "$R/volume"
      mount --bind "$H/data" "$R/plugin/data"
      """;

  private static final String INSIDE =
      """
      mount -t tmpfs -o size=4m tmp /tmp
      seq 10000 > /tmp/numbers; mkdir /tmp/sub; ln -s numbers /tmp/sub/link
      """;

  private Outsiders() {}

  static Sandbox start() throws IOException {
    return Sandbox.start(OUTSIDE, INSIDE);
  }

  /** Starts and dumps it. */
  static Sandbox dumped() throws IOException {
    Sandbox sandbox = start();
    sandbox.dump(withSamplePlugin("--external", "mnt[/volume]:volume")).succeeded();
    return sandbox;
  }

  static String[] withSamplePlugin(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-L", CriuMount.samplePlugins().toString()));
    return all.toArray(String[]::new);
  }

  static String[] volume(Sandbox sandbox) {
    return new String[] {"--external", "mnt[volume]:" + sandbox.host().resolve("volume")};
  }
}
