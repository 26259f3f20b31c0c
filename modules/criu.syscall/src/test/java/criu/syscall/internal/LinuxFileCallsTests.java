package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import criu.syscall.Whence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LinuxFileCallsTests {
  private static final RawString NAME = RawString.ofBytes(new byte[] {'a', '\n', -1, '\\', ' '});
  private static final Set<OpenFlag> NEW = Set.of(OpenFlag.O_RDWR, OpenFlag.O_CREAT);

  private final FileCalls files = new LinuxFileCalls();
  private Fd folder = Fd.CWD;

  @BeforeEach
  void openFolder(@TempDir Path path) throws SyscallException {
    folder = files.open(Fd.CWD, RawString.of(path.toString()), Set.of(OpenFlag.O_DIRECTORY), 0);
  }

  @AfterEach
  void closeFolder() {
    folder.close();
  }

  @Test
  void contentIsReadAsItWasWritten_acrossManyPieces() throws SyscallException {
    byte[] content = new byte[700_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) ((i * 31) >> 3);
    }
    try (Fd file = files.open(folder, NAME, NEW, 0600)) {
      files.write(file, content, 0, content.length);
      assertEquals(content.length, files.seek(file, 0, Whence.SEEK_CUR));
      files.seek(file, 0, Whence.SEEK_SET);
      assertArrayEquals(content, readAll(file, content.length + 1));
      files.sync(file);
    }
  }

  @Test
  void truncationLeavesAHole() throws SyscallException {
    try (Fd file = files.open(folder, NAME, NEW, 0600)) {
      files.truncate(file, 5_000_000_000L);
      assertEquals(5_000_000_000L, files.status(file, RawString.EMPTY).size());
      assertEquals(0, files.seek(file, 0, Whence.SEEK_HOLE));
      assertErrno(Errno.ENXIO, () -> files.seek(file, 0, Whence.SEEK_DATA));
    }
  }

  @Test
  void namesOfADirectoryAreBytes() throws SyscallException {
    Set<RawString> expected = new HashSet<>(Set.of(NAME));
    files.mkdir(folder, NAME, 0700);
    for (int i = 0; i < 3000; i++) {
      RawString name = RawString.of("a-name-of-some-length-" + i);
      expected.add(name);
      files.symlink(NAME, folder, name);
    }
    assertEquals(expected, namesOf(folder));
  }

  @Test
  void statusTellsKindModeAndTimes() throws SyscallException {
    files.mknod(folder, NAME, FileKind.FIFO.bits() | 0600, new Device(0, 0));
    files.chmod(folder, NAME, 04751);
    files.setTimes(folder, NAME, new FileTime(-5, 999_999_999), new FileTime(1L << 33, 7));
    FileStatus status = files.status(folder, NAME);
    assertEquals(FileKind.FIFO, status.kind());
    assertEquals(04751, status.mode());
    assertEquals(new FileTime(-5, 999_999_999), status.access());
    assertEquals(new FileTime(1L << 33, 7), status.modification());
    assertEquals(1, status.links());
    assertTrue(status.mountId() > 0 && !status.mountRoot());
  }

  @Test
  void statusOfTheRootIsThatOfAMount() throws SyscallException {
    assertTrue(files.status(Fd.CWD, RawString.of("/")).mountRoot());
  }

  @Test
  void modeIsChanged_onKernelsBefore66() throws SyscallException {
    files.open(folder, NAME, NEW, 0600).close();
    Permissions.changeBefore66(folder, NAME, 0640);
    assertEquals(0640, files.status(folder, NAME).mode());
    try (Fd file = files.open(folder, NAME, Set.of(), 0);
        Fd place = files.open(folder, NAME, Set.of(OpenFlag.O_PATH), 0)) {
      Permissions.changeBefore66(file, RawString.EMPTY, 0604);
      assertEquals(0604, files.status(folder, NAME).mode());
      Permissions.changeBefore66(place, RawString.EMPTY, 0444);
      assertEquals(0444, files.status(folder, NAME).mode());
    }
  }

  @Test
  void linkContentIsWhole_whenItIsAsLongAsALinkCanBe() throws SyscallException {
    RawString content = RawString.of("x".repeat(4095));
    files.symlink(content, folder, NAME);
    assertEquals(content, files.readlink(folder, NAME));
    Set<OpenFlag> itself = Set.of(OpenFlag.O_PATH, OpenFlag.O_NOFOLLOW);
    try (Fd link = files.open(folder, NAME, itself, 0)) {
      assertEquals(content, files.readlink(link, RawString.EMPTY));
      assertEquals(FileKind.SYMBOLIC_LINK, files.status(link, RawString.EMPTY).kind());
    }
  }

  @Test
  void namesAreLinkedRenamedAndRemoved() throws SyscallException {
    RawString other = RawString.of("other");
    files.mkdir(folder, other, 0700);
    try (Fd below = files.open(folder, other, Set.of(OpenFlag.O_DIRECTORY), 0)) {
      files.open(folder, NAME, NEW, 0600).close();
      files.link(folder, NAME, below, NAME);
      assertEquals(2, files.status(below, NAME).links());
      files.rename(below, NAME, below, other);
      assertEquals(List.of(other), files.readDirectory(below));
      files.unlink(below, other, Set.of());
    }
    assertErrno(Errno.EISDIR, () -> files.unlink(folder, other, Set.of()));
    files.unlink(folder, other, Set.of(AtFlag.AT_REMOVEDIR));
    assertEquals(Set.of(NAME), namesOf(folder));
  }

  @Test
  void linkOutOfTheDirectoryStaysInside_whenTheDirectoryIsTheRoot() throws SyscallException {
    files.symlink(RawString.of("/../../etc/passwd"), folder, NAME);
    assertErrno(
        Errno.ENOENT,
        () -> files.openIn(folder, NAME, Set.of(), 0, Set.of(ResolveFlag.RESOLVE_IN_ROOT)));
    assertErrno(
        Errno.EXDEV,
        () -> files.openIn(folder, NAME, Set.of(), 0, Set.of(ResolveFlag.RESOLVE_BENEATH)));
    files.unlink(folder, NAME, Set.of());
  }

  @Test
  void fileIsMadeInside_whenTheDirectoryIsTheRoot() throws SyscallException {
    Set<ResolveFlag> inRoot = Set.of(ResolveFlag.RESOLVE_IN_ROOT);
    files.openIn(folder, RawString.of("/made"), NEW, 0640, inRoot).close();
    assertEquals(FileKind.REGULAR, files.status(folder, RawString.of("made")).kind());
    files.openIn(folder, RawString.of("/made"), Set.of(), 0640, inRoot).close();
  }

  @Test
  void nameWithANulIsRefused_beforeTheKernelCutsIt() {
    SyscallException refusal =
        assertErrno(
            Errno.EINVAL, () -> files.mkdir(folder, RawString.ofBytes(new byte[] {'a', 0}), 0700));
    assertTrue(refusal.getMessage().contains("a\\000, 0700: a string holds a NUL byte"));
  }

  @Test
  void errorNamesCallArgumentsAndReason() {
    SyscallException error =
        assertErrno(
            Errno.ENOENT,
            () -> files.open(Fd.CWD, RawString.of("/no\nsuch"), Set.of(OpenFlag.O_PATH), 0));
    assertEquals(
        "openat(the working directory, /no\\012such, O_PATH, 00):"
            + " no such file or directory (ENOENT)",
        error.getMessage());
  }

  @Test
  void closedDescriptorIsRefusedByName() throws SyscallException {
    Fd file = files.open(folder, NAME, NEW, 0600);
    file.close();
    file.close();
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> files.sync(file));
    assertTrue(refusal.getMessage().endsWith("/a\\012\\377\\134 "), refusal::getMessage);
  }

  private byte[] readAll(Fd file, int size) throws SyscallException {
    byte[] buffer = new byte[size];
    int length = 0;
    int count = files.read(file, buffer, 0, size);
    while (count > 0) {
      length += count;
      count = files.read(file, buffer, length, size - length);
    }
    return Arrays.copyOf(buffer, length);
  }

  private Set<RawString> namesOf(Fd directory) throws SyscallException {
    Set<RawString> names = new HashSet<>();
    List<RawString> some = files.readDirectory(directory);
    while (!some.isEmpty()) {
      names.addAll(some);
      some = files.readDirectory(directory);
    }
    return names;
  }

  private static SyscallException assertErrno(Errno errno, Executable call) {
    SyscallException thrown = assertThrows(SyscallException.class, call);
    assertEquals(errno, thrown.errno());
    return thrown;
  }
}
