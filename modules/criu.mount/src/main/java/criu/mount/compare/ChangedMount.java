package criu.mount.compare;

import criu.mount.model.Mount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A mount of one of two trees, or of both, in the tree that they make together. */
public final class ChangedMount {

  /** What became of a mount. */
  public enum Kind {
    /** It is as it was. */
    SAME,
    /** It is where it was, and something about it is other. */
    CHANGED,
    /** It is elsewhere; something about it may be other too. */
    MOVED,
    /** It was not there before. */
    ADDED,
    /** It is gone. */
    REMOVED
  }

  private final Kind kind;
  private final Optional<Mount> before;
  private final Optional<Mount> after;
  private final List<Difference> differences;
  private final List<ChangedMount> children = new ArrayList<>();

  private ChangedMount(
      Kind kind, Optional<Mount> before, Optional<Mount> after, List<Difference> differences) {
    this.kind = kind;
    this.before = before;
    this.after = after;
    this.differences = List.copyOf(differences);
  }

  static ChangedMount added(Mount mount) {
    return new ChangedMount(Kind.ADDED, Optional.empty(), Optional.of(mount), List.of());
  }

  static ChangedMount removed(Mount mount) {
    return new ChangedMount(Kind.REMOVED, Optional.of(mount), Optional.empty(), List.of());
  }

  static ChangedMount both(Pair pair, boolean moved, List<Difference> differences) {
    Kind kind = moved ? Kind.MOVED : differences.isEmpty() ? Kind.SAME : Kind.CHANGED;
    return new ChangedMount(
        kind, Optional.of(pair.before()), Optional.of(pair.after()), differences);
  }

  void add(ChangedMount child) {
    children.add(child);
  }

  /** Returns what became of it. */
  public Kind kind() {
    return kind;
  }

  /** Returns the mount as it was, if it was there. */
  public Optional<Mount> before() {
    return before;
  }

  /** Returns the mount as it is, if it is there. */
  public Optional<Mount> after() {
    return after;
  }

  /** Returns the mount as it is, or as it was when it is gone. */
  public Mount mount() {
    return after.or(() -> before).orElseThrow();
  }

  /** Returns what is other about it; empty when it was added or removed. */
  public List<Difference> differences() {
    return differences;
  }

  /** Returns what stands on it, and what stood on it and is gone. */
  public List<ChangedMount> children() {
    return Collections.unmodifiableList(children);
  }
}
