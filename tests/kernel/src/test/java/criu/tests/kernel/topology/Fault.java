package criu.tests.kernel.topology;

import criu.syscall.Errno;
import java.util.OptionalInt;

/**
 * A call of a restore that fails.
 *
 * @param position which, modulo the number of calls that a restore takes
 * @param errno why
 * @param again how many calls later one fails a second time, while the restore cleans up
 */
record Fault(int position, Errno errno, OptionalInt again) {
  /** Why the second one fails; unlike any first one. */
  static final Errno SECOND = Errno.EDOM;
}
