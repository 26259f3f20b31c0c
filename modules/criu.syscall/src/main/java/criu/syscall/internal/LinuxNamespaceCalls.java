package criu.syscall.internal;

import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.NamespaceCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;

/** The namespace calls of the running kernel. Holds nothing. */
public final class LinuxNamespaceCalls implements NamespaceCalls {

  /** More processors than any machine has, and few enough for one small mask. */
  private static final int PROCESSORS = 8192;

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
  public void runOnProcessor(int processor) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SCHED_SETAFFINITY)) {
      byte[] bits = new byte[PROCESSORS / Byte.SIZE];
      bits[processor / Byte.SIZE] = (byte) (1 << (processor % Byte.SIZE));
      MemorySegment mask = call.allocator().allocate(bits.length);
      mask.copyFrom(MemorySegment.ofArray(bits));
      call.number(0).number(mask.byteSize()).memory(mask, "processor " + processor).run();
    }
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
  public Fd openInheritable(RawString path) throws SyscallException {
    try (Call call = Call.of(LibcFunction.OPENAT)) {
      call.fd(Fd.CWD).string(path).flags(Set.of(OpenFlag.O_RDONLY)).mode(0);
      return call.open(path.toString());
    }
  }

  @Override
  public void execve(
      RawString program, List<RawString> arguments, List<RawString> environment, List<Fd> kept)
      throws SyscallException {
    Replacement.run(program, arguments, environment, kept);
  }
}
