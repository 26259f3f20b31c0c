package criu.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.syscall.internal.Root;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceThreadTests {
  private static final RawString OWN_NAMESPACE = RawString.of("/proc/thread-self/ns/mnt");
  private static final RawString ROOT = RawString.of("/");

  @TempDir Path folder;

  private final Kernel kernel = Kernel.real();
  private Optional<NamespaceThread> started = Optional.empty();

  @BeforeEach
  void start() throws SyscallException {
    started = Optional.of(NamespaceThread.start(kernel, "namespace-test"));
  }

  @AfterEach
  void end() {
    started.ifPresent(NamespaceThread::close);
  }

  @Test
  void otherThreadsStayInTheirNamespace_whenItMakesOne() throws IOException {
    RawString before = namespace();
    unshareMounts();
    assertNotEquals(before, thread().call(this::namespace));
    assertEquals(before, namespace());
  }

  @Test
  void mountIsSeenThereAndNotOnTheHost() throws IOException {
    unshareMounts();
    RawString place = RawString.of(folder.toString());
    thread().run(() -> mountTmpfs(place));
    assertTrue(thread().call(() -> kernel.files().status(Fd.CWD, place).mountRoot()));
    assertFalse(kernel.files().status(Fd.CWD, place).mountRoot());
    assertFalse(Files.readString(Path.of("/proc/self/mountinfo")).contains(folder.toString()));
  }

  @Test
  void itEntersANamespaceAndComesHome() throws IOException {
    needsRoot();
    RawString before = namespace();
    try (Fd home = open(OWN_NAMESPACE);
        NamespaceThread other = NamespaceThread.start(kernel, "other")) {
      other.run(() -> kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS)));
      try (Fd there = other.call(() -> open(OWN_NAMESPACE))) {
        thread().run(() -> kernel.namespaces().setns(there, CloneFlag.CLONE_NEWNS));
        assertEquals(other.call(this::namespace), thread().call(this::namespace));
        thread().run(() -> kernel.namespaces().setns(home, CloneFlag.CLONE_NEWNS));
        assertEquals(before, thread().call(this::namespace));
      }
    }
  }

  @Test
  void otherThreadsKeepTheirWorkingDirectory_whenItChangesItsOwn() throws IOException {
    Path before = Path.of("/proc/self/cwd").toRealPath();
    thread().run(() -> kernel.namespaces().chdir(ROOT));
    RawString own = RawString.of("/proc/thread-self/cwd");
    assertEquals(ROOT, thread().call(() -> kernel.files().readlink(Fd.CWD, own)));
    assertEquals(before, Path.of("/proc/self/cwd").toRealPath());
  }

  @Test
  void callsOnOpenDescriptorsWork_whenItsRootIsAnEmptyDirectory() throws IOException {
    needsRoot();
    try (Fd host = open(ROOT)) {
      thread().run(() -> kernel.namespaces().chroot(RawString.of(folder.toString())));
      assertEquals(Errno.ENOENT, thread().call(() -> errnoOfOpening("/etc")));
      thread().run(() -> kernel.namespaces().fchdir(host));
      thread().run(() -> kernel.namespaces().chroot(RawString.of(".")));
      assertEquals(FileKind.DIRECTORY, thread().call(this::kindOfEtc));
    }
  }

  @Test
  void failureReachesTheCallerAsItWasThrown() {
    IOException failure = new FileNotFoundException("gone");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                thread()
                    .run(() -> {
                      throw failure;
                    })));
  }

  @Test
  void waitIsNotCutShortAndTheInterruptIsKept_whenTheCallerIsInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    assertEquals("done", thread().call(() -> "done"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void operationMayHandOverAnother() throws IOException {
    NamespaceThread thread = thread();
    assertEquals(thread.id(), thread.call(() -> thread.call(() -> kernel.namespaces().gettid())));
  }

  @Test
  void nothingRunsOrRemains_whenItIsClosed() {
    NamespaceThread thread = thread();
    Path task = Path.of("/proc/self/task/" + thread.id());
    assertTrue(Files.exists(task));
    thread.close();
    thread.close();
    assertThrows(IllegalStateException.class, () -> thread.run(() -> {}));
  }

  @Test
  void userNamespaceIsRefused_becauseTheProcessHasManyThreads() {
    Set<CloneFlag> user = Set.of(CloneFlag.CLONE_NEWUSER);
    SyscallException refusal =
        assertThrows(
            SyscallException.class, () -> thread().run(() -> kernel.namespaces().unshare(user)));
    assertEquals(Errno.EINVAL, refusal.errno());
  }

  private NamespaceThread thread() {
    return started.orElseThrow();
  }

  private static void needsRoot() {
    assumeTrue(Root.isHeld(), "namespaces need root");
  }

  private void unshareMounts() throws IOException {
    needsRoot();
    thread().run(() -> kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS)));
    Set<AtFlag> whole = Set.of(AtFlag.AT_RECURSIVE);
    MountAttributes alone = MountAttributes.of(Propagation.MS_PRIVATE);
    thread().run(() -> kernel.mounts().mountSetattr(Fd.CWD, ROOT, whole, alone));
  }

  private void mountTmpfs(RawString place) throws SyscallException {
    Optional<RawString> tmpfs = Optional.of(RawString.of("tmpfs"));
    kernel.mounts().mount(tmpfs, place, tmpfs, Set.of(), RawString.of("size=1m"));
  }

  private RawString namespace() throws SyscallException {
    return kernel.files().readlink(Fd.CWD, OWN_NAMESPACE);
  }

  private Fd open(RawString path) throws SyscallException {
    return kernel.files().open(Fd.CWD, path, Set.of(), 0);
  }

  private Errno errnoOfOpening(String path) {
    return assertThrows(SyscallException.class, () -> open(RawString.of(path)).close()).errno();
  }

  private FileKind kindOfEtc() throws SyscallException {
    return kernel.files().status(Fd.CWD, RawString.of("/etc")).kind();
  }
}
