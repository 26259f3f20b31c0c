package criu.mount.model;

import java.util.function.Consumer;

/**
 * Takes what there is to say of a run, a line each. May be called with a foreign root, from one
 * thread after the other.
 */
@FunctionalInterface
public interface Journal extends Consumer<String> {

  /** Takes a line of what happens. */
  @Override
  void accept(String line);

  /** Tells whether each step is wanted too; if not, nobody has to find words for it. */
  default boolean wantsSteps() {
    return false;
  }

  /** Takes a line about a step; to be called only if that is wanted. */
  default void step(String line) {}
}
