package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import criu.syscall.Whence;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The file calls of the running kernel. Holds nothing. */
public final class LinuxFileCalls implements FileCalls {

  /** Makes the calls; nothing is linked yet. */
  public LinuxFileCalls() {}

  @Override
  public Fd open(Fd directory, RawString path, Set<OpenFlag> flags, int mode)
      throws SyscallException {
    return Opening.plain(directory, path, flags, mode);
  }

  @Override
  public Fd openIn(
      Fd directory, RawString path, Set<OpenFlag> flags, int mode, Set<ResolveFlag> resolve)
      throws SyscallException {
    return Opening.restricted(directory, path, flags, mode, resolve);
  }

  @Override
  public void mkdir(Fd directory, RawString name, int mode) throws SyscallException {
    try (Call call = Call.of(LibcFunction.MKDIRAT)) {
      call.fd(directory).string(name).mode(mode).run();
    }
  }

  @Override
  public void mknod(Fd directory, RawString name, int mode, Device device) throws SyscallException {
    try (Call call = Call.of(LibcFunction.MKNODAT)) {
      call.fd(directory).string(name).mode(mode);
      call.named(DeviceNumbers.encode(device), device.toString()).run();
    }
  }

  @Override
  public void symlink(RawString content, Fd directory, RawString name) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SYMLINKAT)) {
      call.string(content).fd(directory).string(name).run();
    }
  }

  @Override
  public void link(Fd fromDirectory, RawString fromName, Fd directory, RawString name)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.LINKAT)) {
      call.fd(fromDirectory).string(fromName).fd(directory).string(name).number(0).run();
    }
  }

  @Override
  public void unlink(Fd directory, RawString name, Set<AtFlag> flags) throws SyscallException {
    try (Call call = Call.of(LibcFunction.UNLINKAT)) {
      call.fd(directory).string(name).flags(flags).run();
    }
  }

  @Override
  public void rename(Fd fromDirectory, RawString fromName, Fd directory, RawString name)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.RENAMEAT2)) {
      call.fd(fromDirectory).string(fromName).fd(directory).string(name).number(0).run();
    }
  }

  @Override
  public void chown(Fd directory, RawString name, long uid, long gid) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FCHOWNAT)) {
      call.fd(directory).string(name).number(uid).number(gid);
      call.flags(Lookup.flags(name)).run();
    }
  }

  @Override
  public void chmod(Fd directory, RawString name, int mode) throws SyscallException {
    Permissions.change(directory, name, mode);
  }

  @Override
  public void setTimes(Fd directory, RawString name, FileTime access, FileTime modification)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.UTIMENSAT)) {
      call.fd(directory).string(name);
      MemorySegment times = Structs.times(call.allocator(), access, modification);
      call.memory(times, List.of(access, modification)).flags(Lookup.flags(name)).run();
    }
  }

  @Override
  public FileStatus status(Fd directory, RawString path) throws SyscallException {
    try (Call call = Call.of(LibcFunction.STATX)) {
      MemorySegment struct = Structs.allocate(call.allocator(), Offsets.STATX);
      call.fd(directory).string(path);
      call.flags(Lookup.flags(path), AtFlag.AT_NO_AUTOMOUNT.bits());
      call.named(
          Linux.STATX_BASIC_STATS() | Linux.STATX_MNT_ID(), "STATX_BASIC_STATS|STATX_MNT_ID");
      call.memory(struct, "status").run();
      return Structs.status(struct);
    }
  }

  @Override
  public RawString readlink(Fd directory, RawString name) throws SyscallException {
    return Links.read(directory, name);
  }

  @Override
  public List<RawString> readDirectory(Fd directory) throws SyscallException {
    return Directories.read(directory);
  }

  @Override
  public int read(Fd file, byte[] buffer, int offset, int length) throws SyscallException {
    return Contents.read(file, buffer, offset, length);
  }

  @Override
  public void write(Fd file, byte[] buffer, int offset, int length) throws SyscallException {
    Contents.write(file, buffer, offset, length);
  }

  @Override
  public long seek(Fd file, long offset, Whence whence) throws SyscallException {
    try (Call call = Call.of(LibcFunction.LSEEK)) {
      return call.fd(file).number(offset).named(whence.number(), whence.name()).run();
    }
  }

  @Override
  public void truncate(Fd file, long length) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FTRUNCATE)) {
      call.fd(file).number(length).run();
    }
  }

  @Override
  public void sync(Fd file) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSYNC)) {
      call.fd(file).run();
    }
  }

  @Override
  public void syncFileSystem(Fd file) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SYNCFS)) {
      call.fd(file).run();
    }
  }

  @Override
  public long usedBytes(Fd place) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSTATFS)) {
      MemorySegment struct = Structs.allocate(call.allocator(), Offsets.STATFS);
      call.fd(place).memory(struct, "status").run();
      long used = struct.get(JAVA_LONG, Offsets.F_BLOCKS) - struct.get(JAVA_LONG, Offsets.F_BFREE);
      return used * struct.get(JAVA_LONG, Offsets.F_BSIZE);
    }
  }

  @Override
  public boolean isTerminal(Fd file) {
    try (Call call = Call.of(LibcFunction.ISATTY)) {
      return call.fd(file).run() == 1;
    } catch (SyscallException e) {
      throw new AssertionError("isatty says 0 or 1", e);
    }
  }

  @Override
  public OptionalInt terminalColumns(Fd file) {
    return TerminalSize.columns(file);
  }

  @Override
  public List<RawString> attributeNames(Fd file) throws SyscallException {
    return ExtendedAttributes.names(file);
  }

  @Override
  public byte[] attribute(Fd file, RawString name) throws SyscallException {
    return ExtendedAttributes.value(file, name);
  }

  @Override
  public void setAttribute(Fd file, RawString name, byte[] value) throws SyscallException {
    ExtendedAttributes.set(file, name, value);
  }
}
