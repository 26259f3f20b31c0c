package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thread for each mount namespace that is restored, and a maker of what all need: the first of
 * them, or one that stays beside them in a namespace of the host's user namespace.
 */
final class NamespaceThreads implements AutoCloseable {
  private final MountForest forest;
  private final Map<MountNamespace, NamespaceThread> threads = new LinkedHashMap<>();

  private Optional<NamespaceThread> apart = Optional.empty();

  private NamespaceThreads(MountForest forest) {
    this.forest = forest;
  }

  /**
   * Starts the threads.
   *
   * @param apart whether the maker is a thread beside those of the namespaces
   */
  static NamespaceThreads start(Kernel kernel, MountForest forest, boolean apart)
      throws IOException {
    NamespaceThreads started = new NamespaceThreads(forest);
    try {
      if (apart) {
        started.apart = Optional.of(NamespaceThread.start(kernel, "restore"));
      }
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

  /** Returns the thread on which mounts are made. */
  NamespaceThread maker() {
    return apart.orElseGet(this::main);
  }

  boolean areApart() {
    return apart.isPresent();
  }

  /** Ends the maker, if it is beside the namespaces. */
  void endMaker() {
    apart.ifPresent(NamespaceThread::close);
    apart = Optional.empty();
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

  @Override
  public void close() {
    endMaker();
    threads.values().forEach(NamespaceThread::close);
  }
}
