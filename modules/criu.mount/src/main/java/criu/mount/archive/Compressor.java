package criu.mount.archive;

import java.util.zip.Deflater;

/**
 * A compressor for one archive after the other: making one costs more than a small archive. For use
 * by one thread at a time; closing frees its memory outside of the heap.
 */
public final class Compressor implements AutoCloseable {
  /** Compresses least of all levels that compress, and fastest. */
  public static final int FASTEST = Deflater.BEST_SPEED;

  private final int level;
  private final Deflater deflater;

  /**
   * Makes a compressor.
   *
   * @param level 0 for none, 1 for the fastest, 9 for the smallest
   */
  public Compressor(int level) {
    this.level = level;
    this.deflater = new Deflater(level, true);
  }

  /** Returns the level. */
  public int level() {
    return level;
  }

  /** Returns the compressor, as new. */
  Deflater fresh() {
    deflater.reset();
    return deflater;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
