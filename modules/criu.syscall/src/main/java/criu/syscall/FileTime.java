package criu.syscall;

/**
 * A moment.
 *
 * @param seconds seconds since 1970, negative before
 * @param nanoseconds nanoseconds after that, 0 to 999,999,999
 */
public record FileTime(long seconds, int nanoseconds) {
  @Override
  public boolean equals(Object other) {
    return other instanceof FileTime(long itsSeconds, int its)
        && seconds == itsSeconds
        && nanoseconds == its;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seconds) + nanoseconds;
  }
}
