package criu.plugin.testkit;

import criu.plugin.PathBytes;

/** What one restore call has mounted, and where it may make something. */
final class TestTarget {
  private final int mountId;
  private final PathBytes target;
  private boolean mounted;
  private boolean fresh;

  TestTarget(int mountId, PathBytes target) {
    this.mountId = mountId;
    this.target = target;
  }

  int mountId() {
    return mountId;
  }

  boolean isMounted() {
    return mounted;
  }

  void checkFree(PathBytes path) {
    checkItself(path);
    if (mounted) {
      throw new IllegalStateException(
          "something is mounted at " + target + " already: a plugin makes one mount");
    }
  }

  void checkItself(PathBytes path) {
    if (!path.equals(target)) {
      throw new IllegalArgumentException("target " + path + " is not " + target);
    }
  }

  void checkMounted(PathBytes path) {
    checkItself(path);
    if (!mounted) {
      throw new IllegalStateException("nothing is mounted at " + target + " yet");
    }
  }

  void checkMakeable(PathBytes path) {
    if (mounted || !path.equals(target)) {
      checkInFresh(path);
    }
  }

  void checkInFresh(PathBytes path) {
    if (!path.isIn(target) || path.resolve(PathBytes.of("/")).latin1().contains("/..")) {
      throw new IllegalArgumentException("target " + path + " is not at or below " + target);
    }
    if (!fresh) {
      throw new IllegalArgumentException(
          "target " + path + " is not in a tmpfs that the plugin has mounted at " + target);
    }
  }

  void mounted(boolean isFresh) {
    mounted = true;
    fresh = isFresh;
  }
}
