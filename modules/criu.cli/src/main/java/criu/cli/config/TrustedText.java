package criu.cli.config;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a file that can make root load plugins, and so has to be of somebody who may: it belongs to
 * root or to the caller, and nobody else can write to it. What is checked is the open file, so that
 * it is the one that is read.
 */
public final class TrustedText {
  private static final int MOST_BYTES = 1 << 16;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final RawString SELF = new RawString("/proc/thread-self");

  /** What the owner of a file of the host is in a user namespace that does not know him. */
  private static final long UNKNOWN_OWNER = 65534;

  private final FileCalls files;
  private final RawString path;

  private TrustedText(FileCalls files, RawString path) {
    this.files = files;
    this.path = path;
  }

  /**
   * Returns the content, one character for each byte.
   *
   * @param files calls
   * @param path the file
   * @param ofTheHost whether only the host's root can have put it there, who may have no number in
   *     this user namespace
   */
  public static String read(FileCalls files, RawString path, boolean ofTheHost)
      throws ConfigException, SyscallException {
    Set<OpenFlag> flags =
        EnumSet.of(OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC, OpenFlag.O_NONBLOCK, OpenFlag.O_NOCTTY);
    try (Fd file = files.open(Fd.CWD, path, flags, 0)) {
      TrustedText text = new TrustedText(files, path);
      text.check(files.status(file, RawString.EMPTY), ofTheHost);
      return text.content(file);
    }
  }

  private void check(FileStatus status, boolean ofTheHost)
      throws ConfigException, SyscallException {
    if (status.kind() != FileKind.REGULAR) {
      throw wrong("it is not a file", "give a configuration file");
    }
    long caller = files.status(Fd.CWD, SELF).uid();
    long owner = status.uid();
    if (owner != 0 && owner != caller && !(ofTheHost && owner == UNKNOWN_OWNER)) {
      throw wrong(
          "its owner is user " + owner + ", neither root nor the caller (user " + caller + ")",
          "run: chown " + caller + " " + path + ", if all that it says is meant");
    }
    if ((status.mode() & WRITABLE_BY_OTHERS) != 0) {
      throw wrong(
          "others than its owner can write to it (mode 0"
              + Integer.toOctalString(status.mode())
              + ")",
          "run: chmod go-w " + path + ", if all that it says is meant");
    }
  }

  private String content(Fd file) throws ConfigException, SyscallException {
    byte[] bytes = new byte[MOST_BYTES + 1];
    int length = 0;
    int more = files.read(file, bytes, 0, bytes.length);
    while (more > 0 && length + more < bytes.length) {
      length += more;
      more = files.read(file, bytes, length, bytes.length - length);
    }
    if (more > 0) {
      throw wrong("it is longer than 64 KiB", "give a configuration file");
    }
    return RawString.ofBytes(bytes, 0, length).latin1();
  }

  private ConfigException wrong(String why, String remedy) {
    return new ConfigException(path.toString(), why, remedy + "; or add --no-default-config");
  }
}
