package criu.syscall.internal;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.Flag;
import criu.syscall.MountAttributes;
import criu.syscall.internal.abi.Linux;
import criu.syscall.internal.abi.mount_attr;
import criu.syscall.internal.abi.open_how;
import criu.syscall.internal.abi.statx;
import criu.syscall.internal.abi.statx_timestamp;
import criu.syscall.internal.abi.timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Between the values of {@code criu.syscall} and the structs of the kernel. */
final class Structs {
  private static final int PERMISSIONS = 07777;

  private Structs() {}

  static MemorySegment mountAttr(Arena arena, MountAttributes change) {
    MemorySegment struct = mount_attr.allocate(arena);
    mount_attr.attr_set(struct, Flag.bitsOf(change.set()));
    mount_attr.attr_clr(struct, Flag.bitsOf(change.clear()));
    mount_attr.propagation(struct, change.propagation().map(Flag::bits).orElse(0L));
    return struct;
  }

  static MemorySegment openHow(Arena arena, long flags, long mode, long resolve) {
    MemorySegment struct = open_how.allocate(arena);
    open_how.flags(struct, flags);
    open_how.mode(struct, mode);
    open_how.resolve(struct, resolve);
    return struct;
  }

  static MemorySegment times(Arena arena, FileTime access, FileTime modification) {
    MemorySegment array = timespec.allocateArray(2, arena);
    fill(timespec.asSlice(array, 0), access);
    fill(timespec.asSlice(array, 1), modification);
    return array;
  }

  static FileStatus status(MemorySegment struct) {
    int mode = Short.toUnsignedInt(statx.stx_mode(struct));
    return new FileStatus(
        FileKind.of(mode),
        mode & PERMISSIONS,
        Integer.toUnsignedLong(statx.stx_uid(struct)),
        Integer.toUnsignedLong(statx.stx_gid(struct)),
        Integer.toUnsignedLong(statx.stx_nlink(struct)),
        statx.stx_size(struct),
        statx.stx_blocks(struct),
        statx.stx_ino(struct),
        new Device(statx.stx_dev_major(struct), statx.stx_dev_minor(struct)),
        new Device(statx.stx_rdev_major(struct), statx.stx_rdev_minor(struct)),
        (statx.stx_mask(struct) & Linux.STATX_MNT_ID()) == 0 ? 0 : statx.stx_mnt_id(struct),
        (statx.stx_attributes(struct) & Linux.STATX_ATTR_MOUNT_ROOT()) != 0,
        time(statx.stx_atime(struct)),
        time(statx.stx_mtime(struct)));
  }

  private static void fill(MemorySegment struct, FileTime time) {
    timespec.tv_sec(struct, time.seconds());
    timespec.tv_nsec(struct, time.nanoseconds());
  }

  private static FileTime time(MemorySegment struct) {
    return new FileTime(statx_timestamp.tv_sec(struct), statx_timestamp.tv_nsec(struct));
  }
}
