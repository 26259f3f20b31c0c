package criu.tests.kernel.topology;

import criu.syscall.RawString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a random namespace. Every file system in it has the same two levels of directories
 * and files, so that there is always something to mount on:
 *
 * <pre>
 * /     a b c   f g
 * /a    a b c   f g
 * /b    a b c   f g
 * /c    a b c   f g
 * </pre>
 */
final class Skeleton {
  private static final List<String> DIRECTORIES = List.of("a", "b", "c");
  private static final List<String> FILES = List.of("f", "g");

  private final Path root;
  private final List<String> directories = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  Skeleton(Path root) {
    this.root = root;
    for (String first : DIRECTORIES) {
      directories.add(first);
      for (String second : DIRECTORIES) {
        directories.add(first + "/" + second);
      }
      FILES.forEach(file -> files.add(first + "/" + file));
    }
    files.addAll(FILES);
  }

  RawString directory(int number) {
    return raw(directories.get(Math.floorMod(number, directories.size())));
  }

  RawString file(int number) {
    return raw(files.get(Math.floorMod(number, files.size())));
  }

  private RawString raw(String path) {
    return RawString.of(root.resolve(path).toString());
  }

  /** Makes the directories and files below a path, as the calling thread sees it. */
  void grow(RawString below) {
    Path top = Path.of(below.toString());
    try {
      for (String directory : directories) {
        Files.createDirectories(top.resolve(directory));
      }
      for (String file : files) {
        touch(top.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void touch(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return; // a second look at the same place
    }
    Files.writeString(file, file.getFileName().toString());
  }
}
