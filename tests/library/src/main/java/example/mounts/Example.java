package example.mounts;

import criu.mount.Mounts;
import criu.plugin.MountRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a program may do with mount trees. */
final class Example {
  private Example() {}

  // @start region="compare"
  /** Tells what changed in the mounts of a process since its images were made. */
  static List<String> changes(Path images, long pid) throws IOException {
    Mounts before = Mounts.ofImages(images).getFirst();
    return Mounts.ofProcess(pid).changesSince(before);
  }

  // @end

  // @start region="list"
  /** Returns where a file system of some type is mounted. */
  static List<String> mountpoints(Mounts mounts, String type) {
    return mounts.records().stream()
        .filter(mount -> mount.fileSystem().toString().equals(type))
        .map(MountRecord::mountpoint)
        .map(Object::toString)
        .toList();
  }
  // @end
}
