package criu.mount.procfs;

import java.io.IOException;

/** A line that is not a line of mountinfo; the message names the source, the line and the fault. */
public final class MountInfoException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param source the name of what was read
   * @param line the number of the line, from 1
   * @param fault what is wrong
   */
  public MountInfoException(String source, int line, String fault) {
    super(source + ": line " + line + ": " + fault);
  }
}
