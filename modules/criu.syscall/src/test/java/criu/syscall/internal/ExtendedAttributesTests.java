package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedAttributesTests {
  private static final RawString FILE = RawString.of("file");
  private static final RawString SOME = RawString.of("trusted.some");
  private static final RawString NONE = RawString.of("trusted.none");

  @TempDir Path path;

  private final FileCalls files = new LinuxFileCalls();

  @BeforeEach
  void needsRoot() {
    assumeTrue(Root.isHeld(), "trusted attributes need root");
  }

  @Test
  void valuesComeBackWithTheirNames() throws SyscallException {
    try (Fd folder = open(Fd.CWD, RawString.of(path.toString()), OpenFlag.O_DIRECTORY)) {
      setAndCheck(folder);
      assertTrue(files.attributeNames(folder).contains(SOME));
    }
  }

  @Test
  void descriptorOfALinkItselfHasThemToo() throws SyscallException {
    try (Fd folder = open(Fd.CWD, RawString.of(path.toString()), OpenFlag.O_DIRECTORY)) {
      files.symlink(RawString.of("nowhere"), folder, FILE);
      try (Fd link = open(folder, FILE, OpenFlag.O_PATH, OpenFlag.O_NOFOLLOW)) {
        setAndCheck(link);
        assertTrue(files.attributeNames(link).contains(SOME));
      }
    }
  }

  @Test
  void missingAttributeIsAnError() throws SyscallException {
    try (Fd folder = open(Fd.CWD, RawString.of(path.toString()), OpenFlag.O_DIRECTORY)) {
      SyscallException error =
          assertThrows(SyscallException.class, () -> files.attribute(folder, NONE));
      assertEquals(Errno.ENODATA, error.errno());
    }
  }

  private void setAndCheck(Fd file) throws SyscallException {
    byte[] value = {0, -1, 'x', 0};
    files.setAttribute(file, SOME, value);
    assertArrayEquals(value, files.attribute(file, SOME));
    files.setAttribute(file, SOME, new byte[0]);
    assertArrayEquals(new byte[0], files.attribute(file, SOME));
  }

  private Fd open(Fd directory, RawString name, OpenFlag... flags) throws SyscallException {
    return files.open(directory, name, Set.of(flags), 0);
  }
}
