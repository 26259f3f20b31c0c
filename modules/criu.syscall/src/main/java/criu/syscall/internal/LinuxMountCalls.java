package criu.syscall.internal;

import criu.syscall.AtFlag;
import criu.syscall.Fd;
import criu.syscall.Flag;
import criu.syscall.FsConfig;
import criu.syscall.MountAttribute;
import criu.syscall.MountAttributes;
import criu.syscall.MountCalls;
import criu.syscall.MountFlag;
import criu.syscall.MoveMountFlag;
import criu.syscall.OpenTreeFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The mount calls of the running kernel. Holds nothing. */
public final class LinuxMountCalls implements MountCalls {

  // <linux/auto_fs.h>: _IO(0x93, 0x62) and _IOWR(0x93, 0x64, unsigned long)
  private static final long AUTOFS_IOC_CATATONIC = 0x9362;
  private static final long AUTOFS_IOC_SETTIMEOUT = 0xC0089364L;

  /** Makes the calls; nothing is linked yet. */
  public LinuxMountCalls() {}

  @Override
  public Fd openTree(Fd directory, RawString path, Set<OpenTreeFlag> flags)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.OPEN_TREE)) {
      call.fd(directory).string(path).flags(flags, OpenTreeFlag.OPEN_TREE_CLOEXEC.bits());
      return call.open(Names.below(directory, path));
    }
  }

  @Override
  public void moveMount(
      Fd from, RawString fromPath, Fd to, RawString toPath, Set<MoveMountFlag> flags)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.MOVE_MOUNT)) {
      call.fd(from).string(fromPath).fd(to).string(toPath).flags(flags).run();
    }
  }

  @Override
  public void mountSetattr(Fd directory, RawString path, Set<AtFlag> flags, MountAttributes change)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.MOUNT_SETATTR)) {
      MemorySegment struct = Structs.mountAttr(call.allocator(), change);
      Supplier<String> words = () -> words(change);
      call.fd(directory).string(path).flags(flags).memory(struct, words);
      call.number(Offsets.MOUNT_ATTR).run();
    }
  }

  @Override
  public Fd fsopen(RawString type) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSOPEN)) {
      call.string(type).named(Linux.FSOPEN_CLOEXEC(), "FSOPEN_CLOEXEC");
      return call.open("new " + type);
    }
  }

  @Override
  public Fd fspick(Fd mount) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSPICK)) {
      long flags = Linux.FSPICK_CLOEXEC() | Linux.FSPICK_EMPTY_PATH();
      call.fd(mount).string(RawString.EMPTY).named(flags, "FSPICK_CLOEXEC|FSPICK_EMPTY_PATH");
      return call.open("superblock of " + mount);
    }
  }

  @Override
  public void fsconfig(Fd context, FsConfig command) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSCONFIG)) {
      call.fd(context);
      switch (command) {
        case FsConfig.SetFlag(RawString key) ->
            configure(call, Linux.FSCONFIG_SET_FLAG(), "FSCONFIG_SET_FLAG", Optional.of(key));
        case FsConfig.SetString(RawString key, RawString value) ->
            call.named(Linux.FSCONFIG_SET_STRING(), "FSCONFIG_SET_STRING")
                .string(key)
                .string(value);
        case FsConfig.SetDescriptor(RawString key, Fd value) ->
            call.named(Linux.FSCONFIG_SET_STRING(), "FSCONFIG_SET_STRING")
                .string(key)
                .string(RawString.of(Integer.toString(Descriptors.number(value))));
        case FsConfig.Create() ->
            configure(call, Linux.FSCONFIG_CMD_CREATE(), "FSCONFIG_CMD_CREATE", Optional.empty());
        case FsConfig.Reconfigure() ->
            configure(
                call,
                Linux.FSCONFIG_CMD_RECONFIGURE(),
                "FSCONFIG_CMD_RECONFIGURE",
                Optional.empty());
      }
      call.number(0).run();
    }
  }

  @Override
  public Fd fsmount(Fd context, Set<MountAttribute> attributes) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSMOUNT)) {
      call.fd(context).named(Linux.FSMOUNT_CLOEXEC(), "FSMOUNT_CLOEXEC").flags(attributes);
      return call.open("mount of " + context);
    }
  }

  @Override
  public void mount(
      Optional<RawString> source,
      RawString target,
      Optional<RawString> type,
      Set<MountFlag> flags,
      RawString data)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.MOUNT)) {
      call.string(source).string(target).string(type).flags(flags);
      call.string(Optional.of(data).filter(some -> !some.isEmpty())).run();
    }
  }

  @Override
  public void umount(RawString target, Set<UmountFlag> flags) throws SyscallException {
    try (Call call = Call.of(LibcFunction.UMOUNT2)) {
      call.string(target).flags(flags).run();
    }
  }

  @Override
  public void pivotRoot(RawString newRoot, RawString putOld) throws SyscallException {
    try (Call call = Call.of(LibcFunction.PIVOT_ROOT)) {
      call.string(newRoot).string(putOld).run();
    }
  }

  @Override
  public void makeCatatonic(Fd autofs) throws SyscallException {
    try (Call call = Call.of(LibcFunction.IOCTL)) {
      call.fd(autofs).named(AUTOFS_IOC_CATATONIC, "AUTOFS_IOC_CATATONIC").number(0).run();
    }
  }

  @Override
  public void setExpiry(Fd autofs, long seconds) throws SyscallException {
    try (Call call = Call.of(LibcFunction.IOCTL)) {
      MemorySegment number = call.allocator().allocate(ValueLayout.JAVA_LONG);
      number.set(ValueLayout.JAVA_LONG, 0, seconds); // the kernel writes the old one here
      call.fd(autofs).named(AUTOFS_IOC_SETTIMEOUT, "AUTOFS_IOC_SETTIMEOUT");
      call.memory(number, seconds + " s").run();
    }
  }

  private static void configure(Call call, int command, String name, Optional<RawString> key) {
    call.named(command, name).string(key).string(Optional.empty());
  }

  private static String words(MountAttributes change) {
    return "set %s, clear %s, propagation %s"
        .formatted(
            Flag.namesOf(change.set()),
            Flag.namesOf(change.clear()),
            change.propagation().map(Flag::name).orElse("kept"));
  }
}
