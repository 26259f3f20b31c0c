package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks for device nodes in a tree; reads nothing of its files. */
public final class DeviceSearch {
  private static final Device NONE = new Device(0, 0);

  private DeviceSearch() {}

  /**
   * Returns the names of some device nodes, from the root without a slash in front. Whiteouts,
   * which every user may make, are none (mknod(2), Linux 5.8).
   *
   * @param root a directory, open in any way; stays open
   * @param most how many names at most
   * @throws IOException when the tree cannot be read
   */
  public static List<RawString> in(FileCalls files, Fd root, int most) throws IOException {
    List<RawString> found = new ArrayList<>();
    if (files.status(root, RawString.EMPTY).kind() == FileKind.DIRECTORY) {
      try (OpenDirectories way = new OpenDirectories(files, root)) {
        Finder finder = new Finder(found, most);
        new TreeWalk(files, way, finder, AS_IT_IS, RawString.EMPTY).run();
      }
    }
    return found;
  }

  /** A tree may change while it is looked through. */
  private static final ArchiveObserver AS_IT_IS =
      new ArchiveObserver() {
        @Override
        public void changed(RawString member, String what) {}
      };

  private record Finder(List<RawString> found, int most) implements TreeVisitor {
    @Override
    public void directory(RawString member, Fd directory, FileStatus status) {}

    @Override
    public void mountPoint(RawString member, FileStatus status) {}

    @Override
    public void entry(RawString member, Fd parent, RawString name, FileStatus status) {
      boolean block = status.kind() == FileKind.BLOCK_DEVICE;
      boolean character = status.kind() == FileKind.CHARACTER_DEVICE;
      boolean whiteout = character && status.special().equals(NONE);
      if ((block || character) && !whiteout && found.size() < most) {
        found.add(member.substring(1));
      }
    }
  }
}
