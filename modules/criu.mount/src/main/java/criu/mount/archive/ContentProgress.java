package criu.mount.archive;

/**
 * Is told how the content of file systems comes along, one file system after the other. Called on
 * the thread that works, often, and maybe with a foreign root: an implementation remembers what it
 * is told, and shows it from another thread.
 */
public interface ContentProgress {

  /** Takes no notice. */
  ContentProgress NONE = new ContentProgress() {};

  /**
   * Called when work on a file system begins.
   *
   * @param which the file system, as messages name it
   * @param total the bytes that there are, about; 0 when nobody knows
   */
  default void began(String which, long total) {}

  /** Called with the bytes done since the file system was begun. */
  default void reached(long bytes) {}

  /** Called when the file system is done, or failed. */
  default void ended() {}
}
