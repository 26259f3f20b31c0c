package criu.syscall;

/**
 * A moment.
 *
 * @param seconds seconds since 1970, negative before
 * @param nanoseconds nanoseconds after that, 0 to 999,999,999
 */
public record FileTime(long seconds, int nanoseconds) {}
