package criu.mount.restore;

import criu.mount.external.PluginChain;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.plan.Step;
import criu.plugin.TargetKind;
import criu.syscall.AtFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mounts that plugins make at temporary places {@code /crt-premount.ID}: has them made, checks
 * that they are there, and clears the places.
 */
final class Premounts {
  private static final RawString HOST_ROOT = new RawString("/");

  private final RestoreContext context;
  private final Map<Integer, PluginChain.Restored> made = new HashMap<>();

  Premounts(RestoreContext context) {
    this.context = context;
  }

  /**
   * Has a plugin mount at the temporary place.
   *
   * @param base the directory that becomes the root, or stands for it
   * @param hostRoot the host's root
   * @param oldRoot the path of the host's root as seen from base
   */
  void make(Mount mount, Fd base, Fd hostRoot, RawString oldRoot) throws IOException {
    call(mount, Step.temporaryPlace(mount), base, hostRoot, oldRoot, false);
  }

  /** Has a plugin mount at the mountpoint itself. */
  void makeInPlace(Mount mount, Fd root) throws IOException {
    call(mount, mount.mountpoint(), root, root, HOST_ROOT, true);
  }

  private void call(
      Mount mount, RawString target, Fd base, Fd hostRoot, RawString oldRoot, boolean inPlace)
      throws IOException {
    // what is mounted in place goes on to peers of its parent, and is compared when all stands
    Optional<NamespaceMounts.Look> look =
        inPlace ? Optional.empty() : Optional.of(look(base, oldRoot));
    PluginChain.Surroundings calls =
        context.session().surroundings(mount.id(), target, base, hostRoot, look);
    long before = inPlace ? mountAt(target, base) : 0;
    Optional<PluginChain.Restored> restored =
        context.plugins().restore(mount, target, oldRoot, inPlace, calls);
    made.put(mount.id(), restored.orElseThrow(() -> noPlugin(mount)));
    open(mount, target, base).close();
    if (inPlace && mountAt(target, base) == before) {
      throw lie(mount, restored(mount), "nothing was mounted at " + target);
    }
  }

  private NamespaceMounts.Look look(Fd base, RawString oldRoot) {
    Optional<Fd> newRoot = oldRoot.equals(HOST_ROOT) ? Optional.empty() : Optional.of(base);
    return () -> NamespaceMounts.read(context.kernel(), newRoot);
  }

  private long mountAt(RawString target, Fd base) throws IOException {
    try (Fd place = context.kernel().files().openIn(base, target, Places.PLACE, 0, Places.INSIDE)) {
      return context.kernel().files().status(place, RawString.EMPTY).mountId();
    }
  }

  private static MountException noPlugin(Mount mount) {
    return MountException.because(
            "restore", mount.label(), "a plugin took it at dump, and none takes it now")
        .remedy("load the plugin that takes it with --plugin NAME or -L DIR");
  }

  /** Opens the root of what the plugin mounted, after a check that it did as it says. */
  Fd open(Mount mount, RawString target, Fd base) throws IOException {
    Kernel kernel = context.kernel();
    Fd place = found(mount, target, base);
    try {
      check(mount, target, kernel.files().status(place, RawString.EMPTY));
    } catch (IOException e) {
      place.close();
      throw e;
    }
    return place;
  }

  private Fd found(Mount mount, RawString target, Fd base) throws IOException {
    try {
      return context.kernel().files().openIn(base, target, Places.PLACE, 0, Places.INSIDE);
    } catch (SyscallException e) {
      throw e.errno() == Errno.ENOENT
          ? lie(mount, restored(mount), "there is nothing at " + target)
          : e;
    }
  }

  private void check(Mount mount, RawString target, FileStatus found) throws MountException {
    PluginChain.Restored restored = restored(mount);
    boolean directory = found.kind() == FileKind.DIRECTORY;
    if (!found.mountRoot()) {
      throw lie(mount, restored, "nothing is mounted at " + target);
    }
    if (directory != (restored.verdict().kind() == TargetKind.DIRECTORY)) {
      throw lie(mount, restored, "it says " + restored.verdict().kind() + " and made the other");
    }
  }

  private static MountException lie(Mount mount, PluginChain.Restored restored, String why) {
    return MountException.because(
        "restore: plugin " + restored.plugin(), mount.label(), "it says it mounted, but " + why);
  }

  /** Removes the temporary file or directory, on which nothing is mounted any more. */
  void clear(Mount mount, Fd base) throws IOException {
    RawString name = Step.temporaryPlace(mount).substring(1);
    if (context.kernel().files().status(base, name).mountRoot()) {
      throw lie(mount, restored(mount), "it mounted more than once at /" + name);
    }
    boolean file = restored(mount).verdict().kind() == TargetKind.FILE;
    context.kernel().files().unlink(base, name, file ? Set.of() : Set.of(AtFlag.AT_REMOVEDIR));
  }

  private PluginChain.Restored restored(Mount mount) {
    return Optional.ofNullable(made.get(mount.id())).orElseThrow();
  }
}
