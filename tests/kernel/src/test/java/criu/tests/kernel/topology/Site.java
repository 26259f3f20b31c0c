package criu.tests.kernel.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directories of one round trip; closing removes them.
 *
 * <pre>
 * root     becomes the root of the namespace
 * images   what the dump writes
 * outside  directories of the host that are bound before the dump
 * another  what the restore binds instead of those
 * fifo     what the tasks of the topology wait on
 * </pre>
 */
record Site(Path directory) implements AutoCloseable {

  static Site make() throws IOException {
    Site site = new Site(Files.createTempDirectory("topology."));
    Files.createDirectory(site.root());
    Files.createDirectory(site.images());
    new Skeleton(site).growAll();
    return site;
  }

  Path root() {
    return directory.resolve("root");
  }

  Path images() {
    return directory.resolve("images");
  }

  Path outside() {
    return directory.resolve("outside");
  }

  Path another() {
    return directory.resolve("another");
  }

  Path fifo() {
    return directory.resolve("fifo");
  }

  /** Returns a path in a file system after the part that is outside; empty when it is not. */
  String belowOutside(String path) {
    String part = part(outside());
    int at = path.indexOf(part);
    return at < 0 ? "" : path.substring(at + part.length());
  }

  /** Puts the names from before the dump for those that the restore was given. */
  String asBefore(String text) {
    return text.replace(part(another()), part(outside()));
  }

  private String part(Path child) {
    return "/" + directory.getFileName() + "/" + child.getFileName() + "/";
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
