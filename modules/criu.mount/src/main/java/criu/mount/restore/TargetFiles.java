package criu.mount.restore;

import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Set;

/** What a plugin makes in the tree under construction, through no symbolic link. */
final class TargetFiles {
  private static final int REGULAR_FILE = 0100600;
  private static final int OWNER_ONLY = 0700;
  private static final Set<OpenFlag> NEW_FILE =
      Set.of(OpenFlag.O_CREAT, OpenFlag.O_EXCL, OpenFlag.O_WRONLY, OpenFlag.O_CLOEXEC);

  private final FileCalls files;
  private final Fd base;

  /**
   * Makes it for one call of a plugin.
   *
   * @param base the directory that absolute paths begin at
   */
  TargetFiles(FileCalls files, Fd base) {
    this.files = files;
    this.base = base;
  }

  /** Returns an absolute path as the calling thread finds it while this is in use. */
  RawString seen(RawString path) {
    return base.procPath().plus(path);
  }

  /** Opens a place that is there. */
  Fd open(RawString path, Set<OpenFlag> flags) throws IOException {
    return files.openIn(base, path, flags, 0, Places.INSIDE);
  }

  void makeFile(RawString path) throws IOException {
    try (Fd parent = parent(path)) {
      files.mknod(parent, RawPaths.name(path), REGULAR_FILE, new Device(0, 0));
    }
  }

  void makeDirectory(RawString path) throws IOException {
    try (Fd parent = parent(path)) {
      files.mkdir(parent, RawPaths.name(path), OWNER_ONLY);
    }
  }

  void makeDirectory(RawString path, int mode) throws IOException {
    makeDirectory(path);
    try (Fd made = open(path, Places.DIRECTORY)) {
      files.chmod(made, RawString.EMPTY, mode);
    }
  }

  void writeFile(RawString path, byte[] content, int mode) throws IOException {
    try (Fd file = files.openIn(base, path, NEW_FILE, 0600, Places.INSIDE)) {
      files.write(file, content, 0, content.length);
      files.chmod(file, RawString.EMPTY, mode);
    }
  }

  private Fd parent(RawString path) throws IOException {
    return open(RawPaths.parent(path), Places.DIRECTORY);
  }
}
