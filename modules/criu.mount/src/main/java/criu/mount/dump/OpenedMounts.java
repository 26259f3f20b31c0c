package criu.mount.dump;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.archive.TreeArchiver;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptors of the mounts through which content is read; closing closes them all. */
final class OpenedMounts implements ContentSource {
  private final Kernel kernel;
  private final Map<Mount, Fd> opened = new HashMap<>();

  private OpenedMounts(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Opens the mounts of all parts, each from a copy of its namespace. */
  static OpenedMounts of(
      Kernel kernel,
      List<LiveNamespace> namespaces,
      MountForest forest,
      List<ArchivedFileSystem> archived)
      throws IOException {
    List<Mount> wanted = new ArrayList<>();
    archived.forEach(one -> wanted.addAll(one.parts().values()));
    OpenedMounts all = new OpenedMounts(kernel);
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

  /** Returns the descriptor of a mount, which stays owned by this. */
  Fd get(Mount mount) {
    return Optional.ofNullable(opened.get(mount)).orElseThrow();
  }

  @Override
  public void archive(
      ArchivedFileSystem one, OutputStream out, Compressor compressor, ArchiveObserver observer)
      throws IOException {
    Map<RawString, Fd> parts = new HashMap<>();
    one.parts().forEach((path, mount) -> parts.put(path.substring(1), get(mount)));
    new TreeArchiver(kernel.files(), observer, compressor).archive(parts, out);
  }

  @Override
  public boolean takesSeveral() {
    return true;
  }

  @Override
  public long usedBytes(ArchivedFileSystem one) throws IOException {
    Iterator<Mount> any = one.parts().values().iterator(); // all parts are of one file system
    return any.hasNext() ? kernel.files().usedBytes(get(any.next())) : 0;
  }

  @Override
  public void close() {
    opened.values().forEach(Fd::close);
  }
}
