package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One thread for each mount namespace that is restored; the first also makes what all need. */
final class NamespaceThreads implements AutoCloseable {
  private final MountForest forest;
  private final Map<MountNamespace, NamespaceThread> threads = new LinkedHashMap<>();

  private NamespaceThreads(MountForest forest) {
    this.forest = forest;
  }

  static NamespaceThreads start(Kernel kernel, MountForest forest) throws IOException {
    NamespaceThreads started = new NamespaceThreads(forest);
    try {
      for (MountNamespace namespace : forest.namespaces()) {
        String name = "restore-" + Integer.toUnsignedString(namespace.id());
        started.threads.put(namespace, NamespaceThread.start(kernel, name));
      }
    } catch (IOException e) {
      started.close();
      throw e;
    }
    return started;
  }

  /** Returns the thread of the root task's namespace. */
  NamespaceThread main() {
    return of(forest.main());
  }

  NamespaceThread of(Mount mount) {
    return of(forest.namespace(mount));
  }

  NamespaceThread of(MountNamespace namespace) {
    return Optional.ofNullable(threads.get(namespace)).orElseThrow();
  }

  Collection<NamespaceThread> all() {
    return threads.values();
  }

  @Override
  public void close() {
    threads.values().forEach(NamespaceThread::close);
  }
}
