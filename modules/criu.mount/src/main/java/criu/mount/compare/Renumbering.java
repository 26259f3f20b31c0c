package criu.mount.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers that may change from one tree to the other, but only one for one. */
final class Renumbering<K> {
  private final Map<K, K> forward = new HashMap<>();
  private final Map<K, K> back = new HashMap<>();

  /**
   * Notes that one number stands for another.
   *
   * @return what speaks against it, if an earlier note does; then it is not noted
   */
  Optional<String> note(K before, K after) {
    K usual = forward.getOrDefault(before, after);
    if (!usual.equals(after)) {
      return Optional.of(after + ", but " + before + " is " + usual + " elsewhere");
    }
    K meant = back.getOrDefault(after, before);
    if (!meant.equals(before)) {
      return Optional.of(after + ", but that is " + meant + " elsewhere");
    }
    forward.put(before, after);
    back.put(after, before);
    return Optional.empty();
  }
}
