package criu.mount.oci;

import criu.mount.model.RawPaths;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the symbolic links of a path inside of a container's root, which they never leave. What
 * does not exist is taken as written, because an engine makes it.
 */
public final class ContainerPath {
  /** As many links as the kernel follows; see path_resolution(7). */
  private static final int LINKS = 40;

  private static final Set<OpenFlag> PLACE =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC, OpenFlag.O_NOFOLLOW);
  private static final Set<ResolveFlag> INSIDE =
      Set.of(
          ResolveFlag.RESOLVE_IN_ROOT,
          ResolveFlag.RESOLVE_NO_SYMLINKS,
          ResolveFlag.RESOLVE_NO_MAGICLINKS);

  private final FileCalls files;
  private final Fd root;

  /**
   * Makes it for one root.
   *
   * @param root the root of the container, which stays the caller's
   */
  public ContainerPath(FileCalls files, Fd root) {
    this.files = files;
    this.root = root;
  }

  /** Returns the path without links; as it is when it has too many of them. */
  public RawString resolve(RawString path) {
    Deque<RawString> left = new ArrayDeque<>();
    push(path, left);
    RawString at = RawPaths.ROOT;
    int links = 0;
    while (!left.isEmpty()) {
      RawString next = RawPaths.normalized(RawPaths.join(at, left.pop()));
      Optional<RawString> target = link(next);
      if (target.isEmpty()) {
        at = next;
        continue;
      }
      if (++links > LINKS) {
        return path;
      }
      at = target.get().startsWith("/") ? RawPaths.ROOT : at;
      push(target.get(), left);
    }
    return at;
  }

  private static void push(RawString path, Deque<RawString> left) {
    String[] names = path.latin1().split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty()) {
        left.push(new RawString(names[i]));
      }
    }
  }

  private Optional<RawString> link(RawString path) {
    if (path.equals(RawPaths.ROOT)) {
      return Optional.empty();
    }
    try (Fd place = files.openIn(root, path, PLACE, 0, INSIDE)) {
      return files.status(place, RawString.EMPTY).kind() == FileKind.SYMBOLIC_LINK
          ? Optional.of(files.readlink(place, RawString.EMPTY))
          : Optional.empty();
    } catch (SyscallException e) {
      return Optional.empty();
    }
  }
}
