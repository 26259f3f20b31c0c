package criu.mount.restore;

import criu.mount.plan.Handle;
import criu.syscall.Fd;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The descriptors of the mounts that a plan has made and not yet released; owns them all. */
final class Handles implements AutoCloseable {
  private final Map<Handle, Fd> open = new HashMap<>();

  void put(Handle handle, Fd descriptor) {
    Fd replaced = open.put(handle, descriptor);
    if (replaced != null) {
      replaced.close();
    }
  }

  Fd get(Handle handle) {
    return Optional.ofNullable(open.get(handle))
        .orElseThrow(() -> new IllegalStateException(handle + " is not held"));
  }

  Optional<Fd> find(Handle handle) {
    return Optional.ofNullable(open.get(handle));
  }

  void release(Handle handle) {
    Fd released = open.remove(handle);
    if (released != null) {
      released.close();
    }
  }

  @Override
  public void close() {
    open.values().forEach(Fd::close);
    open.clear();
  }
}
