package criu.mount.image;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a set of images completely or not at all.
 *
 * <p>Files are written under temporary names with access for the owner alone. {@link #commit}
 * brings all of them to the disk and renames them, the inventory last, so that a directory with an
 * inventory has all the rest; {@link #close} without a commit removes them. For use by one thread,
 * but for {@code close}, which any thread may call: the other finds the transaction closed then.
 *
 * <p>A transaction that replaces images puts the old ones aside while it commits, the inventory
 * too, and puts them back when it fails: at no time has a directory an inventory and images of two
 * dumps.
 *
 * <pre>{@code
 * try (ImageTransaction transaction = ImageTransaction.begin(files, directory)) {
 *   CheckpointWriter.write(checkpoint, transaction);
 *   transaction.commit();
 * }
 * }</pre>
 */
public final class ImageTransaction implements Closeable {
  /** So many files are brought to the disk one by one; with more, all at once is faster. */
  private static final int MOST_SYNCED_ALONE = 8;

  private final FileCalls calls;
  private final Path directory;
  private final Fd place;
  private final List<Path> leftovers;
  private final String suffix =
      "."
          + ProcessHandle.current().pid()
          + "-"
          + Long.toHexString(System.nanoTime())
          + ImageNames.TEMPORARY;
  private final Map<String, PendingFile> files = new LinkedHashMap<>();
  private final FinalNames names = new FinalNames(suffix + ".old");
  private final boolean replaces;
  private boolean committed;
  private boolean closed;

  private ImageTransaction(
      FileCalls calls, Path directory, Fd place, FoundImages found, boolean replaces) {
    this.calls = calls;
    this.directory = directory;
    this.place = place;
    this.leftovers = List.copyOf(found.leftovers());
    this.replaces = replaces;
  }

  /**
   * Begins to write into a directory.
   *
   * @param calls brings files to the disk
   * @param directory an existing directory without a checkpoint in it, not even a part of one
   * @throws ImageException when there is a checkpoint, or no directory
   */
  public static ImageTransaction begin(FileCalls calls, Path directory) throws IOException {
    FoundImages found = found(directory);
    found.requireNoImages(directory);
    return new ImageTransaction(calls, directory, open(calls, directory), found, false);
  }

  /**
   * Begins to write images into a directory that has a checkpoint. Those that have the names of new
   * ones are replaced, all others stay.
   *
   * @param calls brings files to the disk
   * @param directory an existing directory with an inventory
   * @throws ImageException when there is no directory
   */
  public static ImageTransaction replacing(FileCalls calls, Path directory) throws IOException {
    FoundImages found = found(directory);
    return new ImageTransaction(calls, directory, open(calls, directory), found, true);
  }

  private static FoundImages found(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw ImagePlace.of(directory).broken("it is not a directory");
    }
    return FoundImages.in(directory);
  }

  private static Fd open(FileCalls calls, Path directory) throws IOException {
    Set<OpenFlag> flags = Set.of(OpenFlag.O_RDONLY, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC);
    return calls.open(Fd.CWD, RawString.of(directory.toString()), flags, 0);
  }

  /** Returns the unfinished files of other dumps that were there before; they are left alone. */
  public List<Path> leftovers() {
    return leftovers;
  }

  /** Returns the directory that the images go to. */
  public Path directory() {
    return directory;
  }

  /**
   * Creates a file.
   *
   * @param name its final name, without a slash; each name once
   * @return a buffered stream, to be closed by the caller before the commit
   */
  public synchronized OutputStream create(String name) throws IOException {
    if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not a name for an image: " + name);
    }
    requireOpen();
    if (committed || files.containsKey(name)) {
      throw new IllegalStateException("cannot create " + name + (committed ? " now" : " twice"));
    }
    Path temporary = directory.resolve("." + name + suffix);
    boolean alone = files.size() < MOST_SYNCED_ALONE;
    PendingFile.Sync sync = alone ? this::bringToDisk : later -> {};
    PendingFile file = PendingFile.create(temporary, directory.resolve(name), sync);
    files.put(name, file);
    return file;
  }

  // A FileChannel can do it too, but its first time is slow: it makes an event of it.
  private void bringToDisk(Path file) throws IOException {
    try (Fd written = opened(file)) {
      calls.sync(written);
    }
  }

  private synchronized Fd opened(Path file) throws IOException {
    requireOpen();
    Set<OpenFlag> flags = Set.of(OpenFlag.O_RDONLY, OpenFlag.O_NOFOLLOW, OpenFlag.O_CLOEXEC);
    return calls.open(place, RawString.of(String.valueOf(file.getFileName())), flags, 0);
  }

  /**
   * Gives all files their names and brings the directory to the disk.
   *
   * @throws IllegalStateException when a stream is still open
   * @throws ImageException when a file of one of the names has come up meanwhile
   */
  public synchronized void commit() throws IOException {
    requireOpen();
    for (PendingFile file : files.values()) {
      if (!file.isComplete()) {
        throw new IllegalStateException("not closed: " + file.target());
      }
    }
    PendingFile inventory = files.remove(ImageNames.INVENTORY);
    if (inventory != null) {
      files.put(ImageNames.INVENTORY, inventory); // now the last
    }
    if (files.size() > MOST_SYNCED_ALONE) {
      calls.syncFileSystem(place);
    }
    if (replaces) {
      putOldAside();
    }
    for (PendingFile file : files.values()) {
      names.give(file);
    }
    calls.sync(place);
    if (inventory == null) {
      names.putBack(directory.resolve(ImageNames.INVENTORY));
    }
    committed = true;
    if (replaces) {
      names.removeAside();
      calls.sync(place);
    }
  }

  /**
   * The inventory is the first to go: without it nobody takes the rest for a checkpoint. New files
   * are as open as it: a restore in a user namespace reads them as another user.
   */
  private void putOldAside() throws IOException {
    Path inventory = directory.resolve(ImageNames.INVENTORY);
    Set<PosixFilePermission> access = Files.getPosixFilePermissions(inventory);
    names.putAside(inventory);
    for (PendingFile file : files.values()) {
      Files.setPosixFilePermissions(file.temporary(), access);
      names.putAside(file.target());
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(directory + ": the images were given up: the command was told to end");
    }
  }

  /** Removes every file, and puts old ones back, unless all were committed. May be called again. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    place.close();
    if (committed) {
      return;
    }
    IOException failure = new IOException(directory + ": cannot remove unfinished images");
    for (PendingFile file : files.values()) {
      Attempt.of(file::abandon, failure);
      Attempt.of(() -> Files.deleteIfExists(file.temporary()), failure);
    }
    names.takeBack(failure);
    files.clear();
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
