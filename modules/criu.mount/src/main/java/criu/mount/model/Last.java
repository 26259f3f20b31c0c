package criu.mount.model;

/**
 * Keeps the last of many values, so that equal ones that follow each other are the very object. Not
 * for several threads.
 */
public final class Last<T> {
  private T last;

  /** Begins with a value as if it had come before. */
  public Last(T first) {
    last = first;
  }

  /** Returns a value, or the one from before if it is equal. */
  public T same(T value) {
    if (!last.equals(value)) {
      last = value;
    }
    return last;
  }
}
