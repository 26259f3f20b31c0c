package criu.mount.restore;

import criu.mount.model.MountException;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts a program as execvp(3) does, in whatever root the calling thread has. */
final class ProgramStart {
  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private ProgramStart() {}

  /** Starts it; returns only by throwing. The descriptors given stay open in it. */
  static void exec(
      Kernel kernel, List<RawString> arguments, List<RawString> environment, List<Fd> kept)
      throws IOException {
    RawString name = arguments.getFirst();
    IOException last =
        MountException.because("restore: start", name.toString(), "no such program (ENOENT)");
    for (RawString candidate : candidates(name, environment)) {
      try {
        kernel.namespaces().execve(candidate, arguments, environment, kept);
      } catch (SyscallException e) {
        if (e.errno() != Errno.ENOENT && e.errno() != Errno.ENOTDIR) {
          last = new MountException("restore: start", candidate.toString(), e);
        }
      }
    }
    throw last;
  }

  private static List<RawString> candidates(RawString name, List<RawString> environment) {
    if (name.latin1().indexOf('/') >= 0) {
      return List.of(name);
    }
    String path = DEFAULT_PATH;
    for (RawString entry : environment) {
      path = entry.startsWith("PATH=") ? entry.latin1().substring(5) : path;
    }
    List<RawString> candidates = new ArrayList<>();
    int from = 0;
    while (from <= path.length()) {
      int colon = path.indexOf(':', from);
      int to = colon < 0 ? path.length() : colon;
      String directory = from == to ? "." : path.substring(from, to);
      candidates.add(new RawString(directory + "/" + name.latin1()));
      from = to + 1;
    }
    return candidates;
  }
}
