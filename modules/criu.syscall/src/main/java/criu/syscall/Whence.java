package criu.syscall;

/** From where {@code lseek(2)} counts. */
public enum Whence {
  /** From the start. */
  SEEK_SET(0),
  /** From the current offset. */
  SEEK_CUR(1),
  /** From the end. */
  SEEK_END(2),
  /** To the next data at or after the offset; ENXIO when there is none. */
  SEEK_DATA(3),
  /** To the next hole at or after the offset. */
  SEEK_HOLE(4);

  private final int number;

  Whence(int number) {
    this.number = number;
  }

  /** Returns the number the kernel takes. */
  public int number() {
    return number;
  }
}
