package criu.mount.image;

import criu.syscall.RawString;
import java.util.Optional;

/** The numbers that CRIU gives to types of file systems. */
enum FsCode {
  /** A type without a number, on a file system that is not made anew; its name is lost. */
  UNSUPPORTED(0, "unsupported"),
  PROC(1, "proc"),
  SYSFS(2, "sysfs"),
  DEVTMPFS(3, "devtmpfs"),
  BINFMT_MISC(4, "binfmt_misc"),
  TMPFS(5, "tmpfs"),
  DEVPTS(6, "devpts"),
  SIMFS(7, "simfs"),
  PSTORE(8, "pstore"),
  SECURITYFS(9, "securityfs"),
  FUSECTL(10, "fusectl"),
  DEBUGFS(11, "debugfs"),
  CGROUP(12, "cgroup"),
  AUFS(13, "aufs"),
  MQUEUE(14, "mqueue"),
  FUSE(15, "fuse"),
  /** A type without a number, whose name stands beside it. */
  AUTO(16, ""),
  OVERLAYFS(17, "overlay"),
  AUTOFS(18, "autofs"),
  TRACEFS(19, "tracefs"),
  CGROUP2(23, "cgroup2");

  private static final FsCode[] ALL = values();

  private final int number;

  @SuppressWarnings("ImmutableEnumChecker") // raw strings are immutable
  private final RawString type;

  FsCode(int number, String type) {
    this.number = number;
    this.type = new RawString(type);
  }

  int number() {
    return number;
  }

  /** Returns the name that the kernel has for the type. */
  RawString type() {
    return type;
  }

  /** Returns the code of a number; one without a name is as good as unsupported. */
  static FsCode of(int number) {
    for (FsCode code : ALL) {
      if (code.number == number) {
        return code;
      }
    }
    return UNSUPPORTED;
  }

  /** Returns the code of a type without a subtype, if CRIU has a number for it. */
  static Optional<FsCode> of(RawString baseType) {
    for (FsCode code : ALL) {
      if (code != AUTO && baseType.equals(code.type)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
