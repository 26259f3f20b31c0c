package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptors of the mounts through which content is read; closing closes them all. */
final class OpenedMounts implements AutoCloseable {
  private final Map<Mount, Fd> opened = new HashMap<>();

  private OpenedMounts() {}

  /** Opens the mounts of all parts, each from a copy of its namespace. */
  static OpenedMounts of(
      Kernel kernel,
      List<LiveNamespace> namespaces,
      MountForest forest,
      List<ArchivedFileSystem> archived)
      throws IOException {
    List<Mount> wanted = new ArrayList<>();
    archived.forEach(one -> wanted.addAll(one.parts().values()));
    OpenedMounts all = new OpenedMounts();
    try {
      if (!wanted.isEmpty()) {
        kernel.namespaces().raiseDescriptorLimit();
      }
      for (LiveNamespace namespace : namespaces) {
        all.open(kernel, namespace, forest, wanted);
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  private void open(Kernel kernel, LiveNamespace namespace, MountForest forest, List<Mount> wanted)
      throws IOException {
    List<Mount> here =
        wanted.stream().filter(m -> forest.namespace(m).id() == namespace.id()).toList();
    if (!here.isEmpty()) {
      MountTree tree = forest.namespace(here.getFirst()).tree();
      try (Fd descriptor = namespace.open(kernel.files());
          Fd root = namespace.openRoot(kernel.files())) {
        opened.putAll(MountOpener.open(kernel, descriptor, root, tree, here));
      }
    }
  }

  Fd get(Mount mount) {
    return Optional.ofNullable(opened.get(mount)).orElseThrow();
  }

  @Override
  public void close() {
    opened.values().forEach(Fd::close);
  }
}
