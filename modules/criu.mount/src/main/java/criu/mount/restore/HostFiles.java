package criu.mount.restore;

import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.TargetKind;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a plugin looks up on the host: everything below the old root, and nothing outside of it. */
final class HostFiles {
  // a fifo must not make it wait
  private static final Set<OpenFlag> CONTENT =
      Set.of(OpenFlag.O_RDONLY, OpenFlag.O_NONBLOCK, OpenFlag.O_CLOEXEC);

  private final FileCalls files;
  private final Fd root;

  /**
   * Makes it for one call of a plugin.
   *
   * @param root the host's root
   */
  HostFiles(FileCalls files, Fd root) {
    this.files = files;
    this.root = root;
  }

  /** Opens a place, not its content. */
  Fd open(PathBytes source) throws IOException {
    return open(source, Places.PLACE_FOLLOWED);
  }

  private Fd open(PathBytes source, Set<OpenFlag> flags) throws IOException {
    return files.openIn(root, new RawString(source.latin1()), flags, 0, Places.INSIDE_FOLLOWED);
  }

  TargetKind kindOf(PathBytes source) throws IOException {
    try (Fd found = open(source)) {
      FileKind kind = files.status(found, RawString.EMPTY).kind();
      return kind == FileKind.DIRECTORY ? TargetKind.DIRECTORY : TargetKind.FILE;
    }
  }

  List<PathBytes> list(PathBytes source) throws IOException {
    List<PathBytes> names = new ArrayList<>();
    try (Fd directory = open(source, Places.DIRECTORY)) {
      List<RawString> some = files.readDirectory(directory);
      while (!some.isEmpty()) {
        some.forEach(name -> names.add(new PathBytes(name.latin1())));
        some = files.readDirectory(directory);
      }
    }
    names.sort(Comparator.comparing(PathBytes::latin1));
    return List.copyOf(names);
  }

  byte[] read(PathBytes source) throws IOException {
    try (Fd file = open(source, CONTENT)) {
      return SmallFiles.read(files, file, source.toString(), MountOperations.MAXIMUM_FILE_SIZE);
    }
  }
}
