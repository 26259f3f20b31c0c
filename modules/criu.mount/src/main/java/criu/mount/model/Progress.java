package criu.mount.model;

/**
 * Is told how a run comes along: its parts, one after the other, and the content that is read or
 * written meanwhile, one file after the other. Called on the threads that work, often, and maybe
 * with a foreign root: an implementation remembers what it is told, and shows it from another
 * thread.
 */
public interface Progress {

  /** Takes no notice. */
  Progress NONE = new Progress() {};

  /**
   * Called when a part of the run begins, which ends the part before.
   *
   * @param name what is done, such as {@code read the mounts}
   * @param steps of how many steps it is; 0 when they are not counted
   */
  default void part(String name, long steps) {}

  /** Called with the number of the step that begins, which is 1 for the first. */
  default void step(long number) {}

  /**
   * Called when work on content begins.
   *
   * @param which the file system or file, as messages name it
   * @param total the bytes that there are, about; 0 when nobody knows
   */
  default void began(String which, long total) {}

  /** Called with the bytes done since the content was begun. */
  default void reached(long bytes) {}

  /** Called when the content is done, or failed. */
  default void ended() {}
}
