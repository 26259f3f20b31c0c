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
 *
 * <p>Outside of the root there are two more such trees, {@code 0} and {@code 1}.
 */
final class Skeleton {
  private static final List<String> DIRECTORIES = List.of("a", "b", "c");
  private static final List<String> FILES = List.of("f", "g");

  private static final int OUTSIDE = 2;

  private final Site site;
  private final List<String> directories = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  Skeleton(Site site) {
    this.site = site;
    for (String first : DIRECTORIES) {
      directories.add(first);
      for (String second : DIRECTORIES) {
        directories.add(first + "/" + second);
      }
      FILES.forEach(file -> files.add(first + "/" + file));
    }
    files.addAll(FILES);
  }

  /** Returns one of the directories, or by the number after the last of them the root. */
  RawString place(int number) {
    int place = Math.floorMod(number, directories.size() + 1);
    return place == directories.size() ? raw("") : raw(directories.get(place));
  }

  /** Returns a directory of the host that is outside of the root. */
  RawString outside(int number) {
    return raw(site.outside().resolve(Integer.toString(Math.floorMod(number, OUTSIDE))));
  }

  RawString directory(int number) {
    return raw(directories.get(Math.floorMod(number, directories.size())));
  }

  RawString file(int number) {
    return raw(files.get(Math.floorMod(number, files.size())));
  }

  private RawString raw(String path) {
    return raw(site.root().resolve(path));
  }

  private static RawString raw(Path path) {
    return RawString.of(path.toString());
  }

  /** Makes everything in the root, and outside of it. */
  void growAll() {
    grow(raw(site.root()));
    for (int number = 0; number < OUTSIDE; number++) {
      grow(outside(number));
      grow(raw(site.another().resolve(Integer.toString(number))));
    }
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
