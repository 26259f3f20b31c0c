package criu.syscall.internal;

import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.NamespaceCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.List;
import java.util.Set;

/** The namespace calls of the running kernel. Holds nothing. */
public final class LinuxNamespaceCalls implements NamespaceCalls {

  /** Makes the calls; nothing is linked yet. */
  public LinuxNamespaceCalls() {}

  @Override
  public void unshare(Set<CloneFlag> flags) throws SyscallException {
    try (Call call = Call.of(LibcFunction.UNSHARE)) {
      call.flags(flags).run();
    }
  }

  @Override
  public void setns(Fd namespace, CloneFlag kind) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SETNS)) {
      call.fd(namespace).flags(Set.of(kind)).run();
    }
  }

  @Override
  public void chroot(RawString path) throws SyscallException {
    try (Call call = Call.of(LibcFunction.CHROOT)) {
      call.string(path).run();
    }
  }

  @Override
  public void chdir(RawString path) throws SyscallException {
    try (Call call = Call.of(LibcFunction.CHDIR)) {
      call.string(path).run();
    }
  }

  @Override
  public void fchdir(Fd directory) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FCHDIR)) {
      call.fd(directory).run();
    }
  }

  @Override
  public void raiseDescriptorLimit() throws SyscallException {
    DescriptorLimit.raise();
  }

  @Override
  public int gettid() {
    try (Call call = Call.of(LibcFunction.GETTID)) {
      return (int) call.run();
    } catch (SyscallException e) {
      throw new AssertionError("gettid cannot fail", e);
    }
  }

  @Override
  public void execve(RawString program, List<RawString> arguments, List<RawString> environment)
      throws SyscallException {
    Replacement.run(program, arguments, environment);
  }
}
