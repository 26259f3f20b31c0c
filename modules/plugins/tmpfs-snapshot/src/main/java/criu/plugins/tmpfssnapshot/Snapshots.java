package criu.plugins.tmpfssnapshot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import criu.plugin.PathBytes;
import criu.plugin.PluginImages;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mounts whose content was kept, by id, and the options of their tmpfs. In the images a mount
 * is a line: its id, a space, the options.
 */
final class Snapshots {
  private static final String FILE = "mounts";

  private final TreeMap<Integer, PathBytes> byMount = new TreeMap<>();

  void add(int mountId, PathBytes options) {
    byMount.put(mountId, options);
  }

  /** Returns the options of a mount, null when its content was not kept. */
  @Nullable PathBytes options(int mountId) {
    return byMount.get(mountId);
  }

  void write(PluginImages images) {
    StringBuilder text = new StringBuilder();
    byMount.forEach(
        (id, options) -> text.append(id).append(' ').append(options.latin1()).append('\n'));
    if (!byMount.isEmpty()) {
      images.write(FILE, text.toString().getBytes(ISO_8859_1));
    }
  }

  static Snapshots read(PluginImages images) throws IOException {
    Snapshots snapshots = new Snapshots();
    Optional<byte[]> bytes = images.read(FILE);
    if (bytes.isEmpty()) {
      return snapshots;
    }
    int number = 0;
    for (String line : new String(bytes.get(), ISO_8859_1).split("\n", 0)) {
      number++;
      int space = line.indexOf(' ');
      try {
        int id = Integer.parseInt(line, 0, Math.max(0, space), 10);
        snapshots.add(id, new PathBytes(line.substring(space + 1)));
      } catch (NumberFormatException e) {
        throw new IOException(
            "line " + number + " of its file " + FILE + " is not a mount and its options", e);
      }
    }
    return snapshots;
  }
}
