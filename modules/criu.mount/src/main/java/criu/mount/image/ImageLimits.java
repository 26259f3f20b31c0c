package criu.mount.image;

/**
 * How much a reader takes from one file, so that a hostile file cannot use up the memory.
 *
 * @param recordBytes the most bytes in a record
 * @param records the most records
 */
record ImageLimits(int recordBytes, int records) {

  /** The most bytes in a file. */
  static final int FILE_BYTES = 256 << 20;

  /** The only record of an inventory or of the kernel objects of a task. */
  static final ImageLimits SINGLE = new ImageLimits(1 << 20, 1);

  /** Tasks: no kernel has more than 2^22, and the threads of one fit into the record. */
  static final ImageLimits TASKS = new ImageLimits(16 << 20, 1 << 22);

  /** Mounts: a namespace has at most 100,000 unless {@code fs.mount-max} is raised. */
  static final ImageLimits MOUNTS = new ImageLimits(1 << 20, 1 << 20);
}
