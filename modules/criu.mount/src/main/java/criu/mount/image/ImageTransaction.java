package criu.mount.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a set of images completely or not at all.
 *
 * <p>Files are written under temporary names with access for the owner alone. {@link #commit}
 * renames them, the inventory last, so that a directory with an inventory has all the rest; {@link
 * #close} without a commit removes them. For use by one thread at a time.
 *
 * <pre>{@code
 * try (ImageTransaction transaction = ImageTransaction.begin(directory)) {
 *   CheckpointWriter.write(checkpoint, transaction);
 *   transaction.commit();
 * }
 * }</pre>
 */
public final class ImageTransaction implements Closeable {
  private final Path directory;
  private final String suffix =
      "." + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp";
  private final Map<String, PendingFile> files = new LinkedHashMap<>();
  private final List<Path> renamed = new ArrayList<>();
  private boolean committed;

  private ImageTransaction(Path directory) {
    this.directory = directory;
  }

  /**
   * Begins to write into a directory.
   *
   * @param directory an existing directory without a checkpoint in it
   * @throws ImageException when there is a checkpoint, or no directory
   */
  public static ImageTransaction begin(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw ImagePlace.of(directory).broken("it is not a directory");
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (ImageNames.tellsOfCheckpoint(String.valueOf(entry.getFileName()))) {
          throw ImagePlace.of(entry)
              .broken("there is a checkpoint already: choose an empty directory");
        }
      }
    }
    return new ImageTransaction(directory);
  }

  /** Returns the directory that the images go to. */
  public Path directory() {
    return directory;
  }

  /**
   * Creates a file.
   *
   * @param name its final name, without a slash; each name once
   * @return a buffered stream, to be closed by the caller before the commit; closing it brings the
   *     file to the disk
   */
  public OutputStream create(String name) throws IOException {
    if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not a name for an image: " + name);
    }
    if (committed || files.containsKey(name)) {
      throw new IllegalStateException("cannot create " + name + (committed ? " now" : " twice"));
    }
    Path temporary = directory.resolve("." + name + suffix);
    PendingFile file = PendingFile.create(temporary, directory.resolve(name));
    files.put(name, file);
    return file;
  }

  /**
   * Gives all files their names and brings the directory to the disk.
   *
   * @throws IllegalStateException when a stream is still open
   * @throws ImageException when a file of one of the names has come up meanwhile
   */
  public void commit() throws IOException {
    for (PendingFile file : files.values()) {
      if (!file.isComplete()) {
        throw new IllegalStateException("not closed: " + file.target());
      }
    }
    PendingFile inventory = files.remove(ImageNames.INVENTORY);
    if (inventory != null) {
      files.put(ImageNames.INVENTORY, inventory); // now the last
    }
    for (PendingFile file : files.values()) {
      rename(file);
    }
    sync();
    committed = true;
  }

  private void rename(PendingFile file) throws IOException {
    if (Files.exists(file.target())) {
      throw ImagePlace.of(file.target()).broken("the file exists: choose an empty directory");
    }
    Files.move(file.temporary(), file.target(), StandardCopyOption.ATOMIC_MOVE);
    renamed.add(file.target());
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes every file unless all were committed. May be called again. */
  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    IOException failure = new IOException(directory + ": cannot remove unfinished images");
    for (PendingFile file : files.values()) {
      attempt(file::abandon, failure);
      attempt(() -> Files.deleteIfExists(file.temporary()), failure);
    }
    for (Path file : renamed) {
      attempt(() -> Files.deleteIfExists(file), failure);
    }
    files.clear();
    renamed.clear();
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private static void attempt(Removal removal, IOException failure) {
    try {
      removal.run();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private interface Removal {
    void run() throws IOException;
  }
}
