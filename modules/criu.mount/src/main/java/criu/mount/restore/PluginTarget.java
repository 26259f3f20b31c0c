package criu.mount.restore;

import criu.mount.model.MountFlags;
import criu.plugin.PathBytes;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;

/** What one call of a plugin has made so far, and what it may still make. */
final class PluginTarget {
  private final int mountId;
  private final PathBytes target;
  private final TargetFiles files;
  private final HostFiles host;
  private final Thread thread = Thread.currentThread();
  private boolean mounted;
  private boolean fresh;
  private boolean recursive;
  private MountFlags flags = MountFlags.NONE;
  private int changes;

  /**
   * Makes it for a call on the calling thread.
   *
   * @param base the directory that targets are resolved in
   * @param hostRoot the directory that sources are resolved in
   */
  PluginTarget(FileCalls calls, int mountId, RawString target, Fd base, Fd hostRoot) {
    this.mountId = mountId;
    this.target = new PathBytes(target.latin1());
    this.files = new TargetFiles(calls, base);
    this.host = new HostFiles(calls, hostRoot);
  }

  int mountId() {
    return mountId;
  }

  TargetFiles files() {
    return files;
  }

  HostFiles host() {
    return host;
  }

  boolean isOnItsThread() {
    return thread == Thread.currentThread();
  }

  RawString path() {
    return new RawString(target.latin1());
  }

  /** Returns the target as the thread of the call finds it. */
  PathBytes nativePath(PathBytes path) {
    itself(path);
    return new PathBytes(files.seen(path()).latin1());
  }

  /** Tells whether a mount was made that brings others along. */
  boolean bringsMore() {
    return recursive;
  }

  /** Returns the target of the request, on which nothing was mounted yet. */
  RawString free(PathBytes path) {
    RawString checked = itself(path);
    if (mounted) {
      throw new IllegalStateException(
          "something is mounted at " + target + " already: a plugin makes one mount");
    }
    return checked;
  }

  /** Returns the target of the request. */
  RawString itself(PathBytes path) {
    if (!path.equals(target)) {
      throw new IllegalArgumentException("target " + path + " is not " + target);
    }
    return new RawString(path.latin1());
  }

  /** Returns the target of the request, or a path below it where the plugin may make something. */
  RawString makeable(PathBytes path) {
    return !mounted && path.equals(target) ? itself(path) : inFresh(path);
  }

  /** Returns a path at or below the target, which is a file system of the plugin's own. */
  RawString inFresh(PathBytes path) {
    if (!path.isIn(target) || path.resolve(PathBytes.of("/")).latin1().contains("/..")) {
      throw new IllegalArgumentException("target " + path + " is not at or below " + target);
    }
    if (!fresh) {
      throw new IllegalArgumentException(
          "target " + path + " is not in a tmpfs that the plugin has mounted at " + target);
    }
    return new RawString(path.latin1());
  }

  void changed() {
    changes++;
  }

  void mounted(boolean isFresh, boolean isRecursive) {
    mounted = true;
    fresh = isFresh;
    recursive = isRecursive;
  }

  void flagged(MountFlags added) {
    if (!mounted) {
      throw new IllegalStateException("nothing is mounted at " + target + " yet");
    }
    flags = new MountFlags(flags.bits() | added.bits());
  }

  /** Returns how many things were made. */
  int changes() {
    return changes;
  }

  void keepIn(PluginEffects effects) {
    effects.add(mountId, flags, recursive);
  }
}
