package criu.mount.model;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something about one mount or file went wrong. The message has the form {@code WHAT: WHICH: WHY}.
 */
public final class MountException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<String> remedy;

  private MountException(String message, Optional<String> remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /**
   * Makes an exception with a cause, whose message is the reason.
   *
   * @param what what was being done
   * @param which the mount or file
   * @param cause why it failed
   */
  public MountException(String what, String which, Exception cause) {
    this(what + ": " + which + ": " + text(cause), Optional.empty(), cause);
  }

  /** Makes an exception with a reason in words. */
  public static MountException because(String what, String which, String why) {
    return new MountException(what + ": " + which + ": " + why, Optional.empty(), null);
  }

  /** Makes an exception with a reason in words, which a cause explains. */
  public static MountException because(String what, String which, String why, Throwable cause) {
    return new MountException(what + ": " + which + ": " + why, Optional.empty(), cause);
  }

  /** Makes an exception whose message has the form already. */
  public static MountException as(String message, Throwable cause) {
    return new MountException(message, Optional.empty(), cause);
  }

  /** Returns the same exception with a line that says what the user can do. */
  public MountException remedy(String line) {
    MountException same = new MountException(text(this), Optional.of(line), getCause());
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** Returns what the user can do, where there is something. */
  public Optional<String> remedy() {
    return remedy;
  }

  private static String text(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
