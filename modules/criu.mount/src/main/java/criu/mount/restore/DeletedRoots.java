package criu.mount.restore;

import criu.mount.model.Mount;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The deleted files and directories that are there again until the mounts of them stand. */
final class DeletedRoots implements AutoCloseable {
  private final Map<Integer, DeletedRoot> made = new HashMap<>();

  /** Keeps one for a mount until that is placed. */
  DeletedRoot keep(Mount mount, DeletedRoot root) {
    made.put(mount.id(), root);
    return root;
  }

  /** Removes the one of a mount that stands, if there is one. */
  void placed(Mount mount) throws IOException {
    Optional<DeletedRoot> root = Optional.ofNullable(made.remove(mount.id()));
    if (root.isPresent()) {
      root.get().close();
    }
  }

  @Override
  public void close() throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (DeletedRoot root : made.values()) {
      try {
        root.close();
      } catch (IOException e) {
        failure.ifPresent(e::addSuppressed);
        failure = Optional.of(e);
      }
    }
    made.clear();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
