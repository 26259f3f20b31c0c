package criu.syscall.internal;

import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Flag;
import criu.syscall.MountAttribute;
import criu.syscall.MountFlag;
import criu.syscall.MoveMountFlag;
import criu.syscall.OpenFlag;
import criu.syscall.OpenTreeFlag;
import criu.syscall.Propagation;
import criu.syscall.ResolveFlag;
import criu.syscall.UmountFlag;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbers that are written down by hand. */
final class Numbers {
  private static final Pattern ERRNO = Pattern.compile("E[A-Z0-9]+");

  private static final List<Class<? extends Flag>> ENUMS =
      List.of(
          AtFlag.class,
          CloneFlag.class,
          MountAttribute.class,
          MountFlag.class,
          MoveMountFlag.class,
          OpenFlag.class,
          OpenTreeFlag.class,
          Propagation.class,
          ResolveFlag.class,
          UmountFlag.class);

  private Numbers() {}

  /** Returns all flags of all flag enums. */
  static Stream<Flag> flags() {
    return ENUMS.stream().flatMap(type -> Stream.of(type.getEnumConstants()));
  }

  /** Returns a number that is written down by hand under the name the headers have for it. */
  static OptionalLong byName(String name) {
    return name.equals("SYS_fchmodat2")
        ? OptionalLong.of(Permissions.SYS_FCHMODAT2)
        : flags().filter(flag -> flag.name().equals(name)).mapToLong(Flag::bits).findFirst();
  }

  static boolean isErrno(String name) {
    return ERRNO.matcher(name).matches();
  }
}
