package criu.syscall;

import java.util.List;
import java.util.Set;

/**
 * Calls that change what the calling thread sees. Only a thread that is thrown away afterwards may
 * make them: see {@link NamespaceThread}.
 */
public interface NamespaceCalls {

  /** Gives the calling thread namespaces or file system state of its own; unshare(2). */
  void unshare(Set<CloneFlag> flags) throws SyscallException;

  /** Enters the namespace a descriptor refers to; setns(2). */
  void setns(Fd namespace, CloneFlag kind) throws SyscallException;

  /** Makes a directory the root of the calling thread; chroot(2). */
  void chroot(RawString path) throws SyscallException;

  /** Makes a path the working directory of the calling thread; chdir(2). */
  void chdir(RawString path) throws SyscallException;

  /** Makes a directory the working directory of the calling thread; fchdir(2). */
  void fchdir(Fd directory) throws SyscallException;

  /**
   * Lets the process have as many descriptors as its hard limit allows; prlimit(2). A program that
   * {@link #execve} starts gets the limit from before.
   */
  void raiseDescriptorLimit() throws SyscallException;

  /** Keeps the calling thread on one processor, counted from 0; sched_setaffinity(2). */
  void runOnProcessor(int processor) throws SyscallException;

  /** Returns the number of the calling thread; gettid(2). */
  int gettid();

  /**
   * Opens a file of a namespace so that {@link #execve} can keep it: it does not close on exec by
   * itself; openat(2). The caller closes it.
   */
  Fd openInheritable(RawString path) throws SyscallException;

  /**
   * Replaces the process by a program, from the calling thread: signals that the JVM blocks are
   * unblocked and every descriptor above 2 is closed on the way, but those to be kept; execve(2).
   * Returns only by throwing.
   *
   * @param program the path of the program, as the calling thread sees it
   * @param arguments all arguments, the name first
   * @param environment entries of the form {@code NAME=value}
   * @param kept descriptors from {@link #openInheritable} that stay open, under the same numbers
   */
  void execve(
      RawString program, List<RawString> arguments, List<RawString> environment, List<Fd> kept)
      throws SyscallException;

  /** Replaces the process by a program that gets no descriptor but the standard ones. */
  default void execve(RawString program, List<RawString> arguments, List<RawString> environment)
      throws SyscallException {
    execve(program, arguments, environment, List.of());
  }
}
