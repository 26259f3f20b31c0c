package criu.syscall.internal;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.Errno;
import criu.syscall.FileKind;
import criu.syscall.Flag;
import criu.syscall.Whence;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the numbers in the enums are those of the headers. */
class FlagBitsTests {
  private static final Map<FileKind, String> KINDS =
      Map.of(
          FileKind.FIFO, "S_IFIFO",
          FileKind.CHARACTER_DEVICE, "S_IFCHR",
          FileKind.DIRECTORY, "S_IFDIR",
          FileKind.BLOCK_DEVICE, "S_IFBLK",
          FileKind.REGULAR, "S_IFREG",
          FileKind.SYMBOLIC_LINK, "S_IFLNK",
          FileKind.SOCKET, "S_IFSOCK");

  /** All but those that depend on the processor or are new, which the layout check compares. */
  static Stream<Flag> flags() {
    return Numbers.flags().filter(flag -> Generated.hasConstant(flag.name()));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void flagHasTheBitsOfTheHeaders(Flag flag) throws Exception {
    assertEquals(Generated.constant(flag.name()).orElseThrow(), flag.bits());
  }

  @ParameterizedTest
  @EnumSource(value = Errno.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void errnoHasTheNumberOfTheHeaders(Errno errno) throws Exception {
    assertEquals(Generated.constant(errno.name()).orElseThrow(), errno.number());
    assertEquals(errno, Errno.of(errno.number()));
  }

  @Test
  void everyErrnoOfTheHeadersHasItsName() throws Exception {
    for (String name : Generated.constants().filter(Numbers::isErrno).toList()) {
      Errno errno = Errno.of((int) Generated.constant(name).orElseThrow());
      assertEquals(name, errno.name());
    }
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void kindHasTheBitsOfTheHeaders(FileKind kind) throws Exception {
    assertEquals(Generated.constant(KINDS.getOrDefault(kind, "")).orElseThrow(), kind.bits());
    assertEquals(kind, FileKind.of(kind.bits() | 0644));
  }

  @ParameterizedTest
  @EnumSource(Whence.class)
  void whenceHasTheNumberOfTheHeaders(Whence whence) throws Exception {
    assertEquals(Generated.constant(whence.name()).orElseThrow(), whence.number());
  }

  @Test
  void onlyThreeFlagsAreNotInTheHeadersOfEveryMachine() {
    assertEquals(
        Set.of("O_DIRECTORY", "O_NOFOLLOW", "MOVE_MOUNT_BENEATH"),
        Numbers.flags().map(Flag::name).filter(n -> !Generated.hasConstant(n)).collect(toSet()));
  }
}
