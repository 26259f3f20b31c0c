package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.procfs.MountInfoParser;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mountpoints of a namespace by the ids of its mounts, to tell what a plugin has done there
 * that mounts by itself.
 */
final class NamespaceMounts {
  private static final RawString ROOT = new RawString("/");
  private static final RawString THREAD = new RawString("/proc/thread-self");
  private static final RawString MOUNTS = new RawString("mountinfo");
  private static final int AT_ONCE = 1 << 16;

  private final Map<Integer, RawString> mountpoints = new HashMap<>();

  /** Reads the mounts of the namespace that is built. */
  @FunctionalInterface
  interface Look {
    NamespaceMounts read() throws IOException;
  }

  private NamespaceMounts(List<Mount> mounts) {
    mounts.forEach(mount -> mountpoints.put(mount.id(), mount.mountpoint()));
  }

  /**
   * Reads those of the calling thread's namespace. The kernel shows the mounts below the root of
   * who opens the file, so that the thread takes the namespace's root for that moment.
   *
   * @param root the root of the namespace, if it is not that of the thread
   */
  static NamespaceMounts read(Kernel kernel, Optional<Fd> root) throws IOException {
    try (Fd thread = kernel.files().open(Fd.CWD, THREAD, Places.DIRECTORY, 0);
        Fd file = root.isEmpty() ? open(kernel, thread) : openFrom(kernel, root.get(), thread)) {
      byte[] bytes = readAll(kernel, file);
      return new NamespaceMounts(MountInfoParser.parse(bytes, "mountinfo").mounts());
    }
  }

  private static Fd openFrom(Kernel kernel, Fd root, Fd thread) throws IOException {
    try (Fd before = kernel.files().open(Fd.CWD, ROOT, Places.PLACE_FOLLOWED, 0)) {
      enter(kernel, root);
      try {
        return open(kernel, thread);
      } finally {
        enter(kernel, before);
      }
    }
  }

  private static void enter(Kernel kernel, Fd root) throws IOException {
    kernel.namespaces().fchdir(root);
    kernel.namespaces().chroot(Places.HERE);
  }

  private static Fd open(Kernel kernel, Fd thread) throws IOException {
    return kernel.files().open(thread, MOUNTS, Places.FILE, 0);
  }

  private static byte[] readAll(Kernel kernel, Fd file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(AT_ONCE);
    byte[] some = new byte[AT_ONCE];
    for (int read = 1; read > 0; ) {
      read = kernel.files().read(file, some, 0, some.length);
      all.write(some, 0, read);
    }
    return all.toByteArray();
  }

  /**
   * Says in which way these are not what they should be after a call of a plugin.
   *
   * @param before the mounts before the call
   * @param target where exactly one mount was to be made; empty where none was
   */
  Optional<String> lie(NamespaceMounts before, Optional<RawString> target) {
    List<RawString> gone = missing(before.mountpoints, mountpoints);
    List<RawString> made = missing(mountpoints, before.mountpoints);
    if (!gone.isEmpty()) {
      return Optional.of("it unmounted " + gone.getFirst());
    }
    if (made.equals(target.stream().toList())) {
      return Optional.empty();
    }
    return Optional.of(
        target.isEmpty()
            ? "it passes the mount on, but has mounted at " + made.getFirst()
            : "it is to make one mount, at " + target.get() + ", and made " + words(made));
  }

  private static String words(List<RawString> made) {
    if (made.isEmpty()) {
      return "none";
    }
    return made.size()
        + ", at "
        + String.join(", ", made.stream().map(RawString::toString).toList());
  }

  private static List<RawString> missing(
      Map<Integer, RawString> among, Map<Integer, RawString> others) {
    List<RawString> missing = new ArrayList<>();
    among.forEach((id, mountpoint) -> {
      if (!mountpoint.equals(others.get(id))) {
        missing.add(mountpoint);
      }
    });
    return missing;
  }
}
