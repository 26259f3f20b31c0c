package criu.tests.bench;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Checkpoint;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Task;
import criu.mount.procfs.MountInfoParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Namespaces like those of the benchmark of whole processes: one directory bound many times. */
final class Namespaces {
  private static final int NAMESPACE = 12;
  private static final Task.Objects DUMPER = objects(1);
  private static final Task.Objects OBJECTS = objects(NAMESPACE);

  /** The forest of a root alone. */
  static final MountForest NONE = none();

  private Namespaces() {}

  private static Task.Objects objects(int mountNamespace) {
    return new Task.Objects(1, 1, 1, 1, 2, 1, 2, 2, mountNamespace, 0, 1, 1);
  }

  private static MountForest none() {
    try {
      return forest(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the mountinfo of a root and so many binds, of which a tenth are tmpfs. */
  static byte[] mountInfo(int count) {
    StringBuilder text = new StringBuilder("20 1 254:0 /root / rw,relatime - ext4 /dev/vda rw\n");
    for (int i = 0; i < count; i++) {
      text.append(i + 21).append(" 20 ");
      if (i % 10 == 0) {
        text.append("0:").append(i + 100).append(" / /at/").append(i);
        text.append(" rw,relatime - tmpfs bench rw,size=64k,inode64\n");
      } else {
        text.append("254:0 /root/source /at/").append(i);
        text.append(" rw,relatime - ext4 /dev/vda rw\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the tree of such a namespace. */
  static MountTree tree(int count) throws IOException {
    try {
      return MountTree.of(MountInfoParser.parse(mountInfo(count), "benchmark").mounts());
    } catch (BrokenTreeException e) {
      throw new IllegalStateException("the text above is not a tree", e);
    }
  }

  /** Returns the forest of that tree. */
  static MountForest forest(int count) throws IOException {
    return MountForest.of(tree(count));
  }

  /** Returns a checkpoint of one process in it. */
  static Checkpoint checkpoint(int count) throws IOException {
    return of(tree(count));
  }

  /** Returns a checkpoint of one process in the namespace of a tree. */
  static Checkpoint of(MountTree tree) {
    return new Checkpoint(
        DUMPER,
        List.of(),
        List.of(new Task(1, 0, 1, 1, List.of(1), OBJECTS)),
        List.of(new MountNamespace(NAMESPACE, tree)),
        Optional.empty(),
        Map.of());
  }
}
