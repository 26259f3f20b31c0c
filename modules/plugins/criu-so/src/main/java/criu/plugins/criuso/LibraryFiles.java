package criu.plugins.criuso;

import criu.plugins.criuso.library.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shared objects that are to be loaded: a file, or all {@code *.so} of a directory. They and
 * their directory belong to root or to the caller, nobody else can write to them, and no link leads
 * out of the directory. This is checked before any of them is opened.
 */
final class LibraryFiles {
  private static final String ENDING = ".so";
  private static final int PERMISSIONS = 07777;
  private static final int WRITABLE_BY_OTHERS = 0022;

  private final Path directory;
  private final int caller;

  private LibraryFiles(Path directory) throws IOException {
    this.directory = directory;
    this.caller = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"); // proc(5)
  }

  /** Returns the real paths of the files in the order of the bytes of their names. */
  static List<Path> at(Path given) throws IOException {
    Path real = real(given);
    if (!Files.isDirectory(real)) {
      return List.of(new LibraryFiles(real.resolveSibling(".").toRealPath()).checked(real));
    }
    LibraryFiles files = new LibraryFiles(real);
    List<Path> found = files.list();
    if (found.isEmpty()) {
      throw new LibraryException(given, "the directory has no " + ENDING + " in it");
    }
    for (int i = 0; i < found.size(); i++) {
      found.set(i, files.checked(found.get(i)));
    }
    return List.copyOf(found);
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return new ArrayList<>(
          all.filter(path -> path.toString().endsWith(ENDING)).sorted().toList());
    }
  }

  private static Path real(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new LibraryException(path, "there is nothing");
    }
  }

  private Path checked(Path path) throws IOException {
    Path real = real(path);
    if (!real.startsWith(directory)) {
      throw new LibraryException(path, "a symbolic link leads out of the directory, to " + real);
    }
    check(directory);
    Path part = directory;
    for (Path name : directory.relativize(real)) {
      part = part.resolve(name);
      check(part);
    }
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new LibraryException(path, "it is not a regular file");
    }
    return real;
  }

  private void check(Path path) throws IOException {
    int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if (owner != 0 && owner != caller) {
      throw new LibraryException(
          path,
          "its owner is user " + owner + ", neither root nor the caller (user " + caller + ")");
    }
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      String permissions = Integer.toOctalString(mode & PERMISSIONS);
      throw new LibraryException(
          path, "others than its owner can write to it (mode 0" + permissions + ")");
    }
  }
}
