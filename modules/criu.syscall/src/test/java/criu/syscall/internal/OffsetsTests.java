package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemoryLayout.PathElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the numbers that are written out are those of the generated structs. */
class OffsetsTests {
  @ParameterizedTest
  @CsvSource({
    "statx, STATX",
    "timespec, TIMESPEC",
    "statx_timestamp, TIMESPEC",
    "mount_attr, MOUNT_ATTR",
    "open_how, OPEN_HOW",
    "statfs, STATFS",
    "rlimit64, RLIMIT",
    "__sigset_t, SIGSET"
  })
  void size_isThatOfTheGeneratedStruct(String struct, String size) throws Exception {
    assertEquals(Generated.layout(struct).byteSize(), number(size));
  }

  @ParameterizedTest
  @CsvSource({
    "statx, stx_mask, STX_MASK",
    "statx, stx_attributes, STX_ATTRIBUTES",
    "statx, stx_nlink, STX_NLINK",
    "statx, stx_uid, STX_UID",
    "statx, stx_gid, STX_GID",
    "statx, stx_mode, STX_MODE",
    "statx, stx_ino, STX_INO",
    "statx, stx_size, STX_SIZE",
    "statx, stx_blocks, STX_BLOCKS",
    "statx, stx_atime, STX_ATIME",
    "statx, stx_mtime, STX_MTIME",
    "statx, stx_rdev_major, STX_RDEV_MAJOR",
    "statx, stx_rdev_minor, STX_RDEV_MINOR",
    "statx, stx_dev_major, STX_DEV_MAJOR",
    "statx, stx_dev_minor, STX_DEV_MINOR",
    "statx, stx_mnt_id, STX_MNT_ID",
    "timespec, tv_sec, TV_SEC",
    "timespec, tv_nsec, TV_NSEC",
    "statx_timestamp, tv_sec, TV_SEC",
    "statx_timestamp, tv_nsec, TV_NSEC",
    "mount_attr, attr_set, ATTR_SET",
    "mount_attr, attr_clr, ATTR_CLR",
    "mount_attr, propagation, PROPAGATION",
    "open_how, flags, HOW_FLAGS",
    "open_how, mode, HOW_MODE",
    "open_how, resolve, HOW_RESOLVE",
    "statfs, f_bsize, F_BSIZE",
    "statfs, f_blocks, F_BLOCKS",
    "statfs, f_bfree, F_BFREE",
    "rlimit64, rlim_cur, RLIM_CUR",
    "rlimit64, rlim_max, RLIM_MAX",
    "dirent64, d_reclen, D_RECLEN",
    "dirent64, d_name, D_NAME"
  })
  void offset_isThatOfTheGeneratedField(String struct, String field, String offset)
      throws Exception {
    assertEquals(
        Generated.layout(struct).byteOffset(PathElement.groupElement(field)), number(offset));
  }

  private static long number(String name) throws ReflectiveOperationException {
    return Offsets.class.getDeclaredField(name).getInt(null);
  }
}
