package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.Flag;
import criu.syscall.MountAttributes;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Between the values of {@code criu.syscall} and the structs of the kernel. */
final class Structs {
  private static final int PERMISSIONS = 07777;

  private Structs() {}

  static MemorySegment mountAttr(SegmentAllocator memory, MountAttributes change) {
    MemorySegment struct = allocate(memory, Offsets.MOUNT_ATTR);
    struct.set(JAVA_LONG, Offsets.ATTR_SET, Flag.bitsOf(change.set()));
    struct.set(JAVA_LONG, Offsets.ATTR_CLR, Flag.bitsOf(change.clear()));
    struct.set(JAVA_LONG, Offsets.PROPAGATION, change.propagation().map(Flag::bits).orElse(0L));
    return struct;
  }

  static MemorySegment openHow(SegmentAllocator memory, long flags, long mode, long resolve) {
    MemorySegment struct = allocate(memory, Offsets.OPEN_HOW);
    struct.set(JAVA_LONG, Offsets.HOW_FLAGS, flags);
    struct.set(JAVA_LONG, Offsets.HOW_MODE, mode);
    struct.set(JAVA_LONG, Offsets.HOW_RESOLVE, resolve);
    return struct;
  }

  static MemorySegment times(SegmentAllocator memory, FileTime access, FileTime modification) {
    MemorySegment array = allocate(memory, 2 * Offsets.TIMESPEC);
    fill(array, 0, access);
    fill(array, Offsets.TIMESPEC, modification);
    return array;
  }

  /** Allocates a struct, zeroed and aligned for any of its fields. */
  static MemorySegment allocate(SegmentAllocator memory, long size) {
    return memory.allocate(size, Long.BYTES);
  }

  static FileStatus status(MemorySegment struct) {
    int mode = Short.toUnsignedInt(struct.get(JAVA_SHORT, Offsets.STX_MODE));
    return new FileStatus(
        FileKind.of(mode),
        mode & PERMISSIONS,
        unsigned(struct, Offsets.STX_UID),
        unsigned(struct, Offsets.STX_GID),
        unsigned(struct, Offsets.STX_NLINK),
        struct.get(JAVA_LONG, Offsets.STX_SIZE),
        struct.get(JAVA_LONG, Offsets.STX_BLOCKS),
        struct.get(JAVA_LONG, Offsets.STX_INO),
        device(struct, Offsets.STX_DEV_MAJOR, Offsets.STX_DEV_MINOR),
        device(struct, Offsets.STX_RDEV_MAJOR, Offsets.STX_RDEV_MINOR),
        (struct.get(JAVA_INT, Offsets.STX_MASK) & Linux.STATX_MNT_ID()) == 0
            ? 0
            : struct.get(JAVA_LONG, Offsets.STX_MNT_ID),
        (struct.get(JAVA_LONG, Offsets.STX_ATTRIBUTES) & Linux.STATX_ATTR_MOUNT_ROOT()) != 0,
        time(struct, Offsets.STX_ATIME),
        time(struct, Offsets.STX_MTIME));
  }

  private static long unsigned(MemorySegment struct, long offset) {
    return Integer.toUnsignedLong(struct.get(JAVA_INT, offset));
  }

  private static Device device(MemorySegment struct, long major, long minor) {
    return new Device(struct.get(JAVA_INT, major), struct.get(JAVA_INT, minor));
  }

  private static void fill(MemorySegment array, long at, FileTime time) {
    array.set(JAVA_LONG, at + Offsets.TV_SEC, time.seconds());
    array.set(JAVA_LONG, at + Offsets.TV_NSEC, time.nanoseconds());
  }

  private static FileTime time(MemorySegment struct, long at) {
    return new FileTime(
        struct.get(JAVA_LONG, at + Offsets.TV_SEC), struct.get(JAVA_INT, at + Offsets.TV_NSEC));
  }
}
