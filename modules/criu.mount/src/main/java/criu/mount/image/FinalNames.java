package criu.mount.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives files their names, and can take all of that back. What had a name before is put aside. */
final class FinalNames {
  private final String asideSuffix;
  private final List<Path> given = new ArrayList<>();
  private final Map<Path, Path> aside = new LinkedHashMap<>();

  /** Makes names that are not given yet; the suffix is for files that are put aside. */
  FinalNames(String asideSuffix) {
    this.asideSuffix = asideSuffix;
  }

  /** Gives a file its name, which is free. */
  void give(PendingFile file) throws IOException {
    if (Files.exists(file.target())) {
      throw ImagePlace.of(file.target()).broken("the file exists: choose an empty directory");
    }
    move(file.temporary(), file.target());
    given.add(file.target());
  }

  /** Puts the file of a name aside, if there is one. */
  void putAside(Path target) throws IOException {
    if (Files.exists(target)) {
      Path place = target.resolveSibling("." + target.getFileName() + asideSuffix);
      move(target, place);
      aside.put(target, place);
    }
  }

  /** Gives a file that was put aside its name again. */
  void putBack(Path target) throws IOException {
    Path place = aside.get(target);
    if (place != null) {
      move(place, target);
      aside.remove(target);
    }
  }

  /** Removes what is still aside. */
  void removeAside() throws IOException {
    for (Path place : aside.values()) {
      Files.deleteIfExists(place);
    }
    aside.clear();
  }

  /** Removes all that was given a name, and puts back what was there before. */
  void takeBack(IOException failure) {
    for (Path file : given) {
      Attempt.of(() -> Files.deleteIfExists(file), failure);
    }
    given.clear();
    for (Path target : List.copyOf(aside.keySet()).reversed()) {
      Attempt.of(() -> putBack(target), failure);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
