package criu.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.syscall.internal.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mount call, made on a thread with a private mount namespace. */
class MountCallsTests {
  private static final RawString ROOT = RawString.of("/");
  private static final RawString TMPFS = RawString.of("tmpfs");
  private static final Set<OpenTreeFlag> DETACHED_COPY =
      Set.of(OpenTreeFlag.OPEN_TREE_CLONE, OpenTreeFlag.AT_EMPTY_PATH);

  @TempDir Path folder;

  private final Kernel kernel = Kernel.real();
  private final MountCalls mounts = kernel.mounts();
  private RawString place = RawString.EMPTY;
  private Optional<NamespaceThread> started = Optional.empty();

  @BeforeEach
  void startInANamespaceOfItsOwn() throws IOException {
    assumeTrue(Root.isHeld(), "mounting needs root");
    place = RawString.of(folder.toString());
    NamespaceThread thread = NamespaceThread.start(kernel, "mount-test");
    started = Optional.of(thread);
    thread.run(() -> kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS)));
    thread.run(() -> setPropagation(ROOT, Propagation.MS_PRIVATE));
  }

  @AfterEach
  void end() {
    started.ifPresent(NamespaceThread::close);
  }

  @Test
  void superblockIsMadeMountedAndPutInPlace() throws IOException {
    on(() -> {
      try (Fd mount = newTmpfs(new FsConfig.SetString(RawString.of("size"), RawString.of("8k")))) {
        attach(mount, place);
      }
    });
    assertTrue(
        mountinfo().contains(" " + folder + " rw,nosuid,relatime - tmpfs "), this::mountinfo);
    assertTrue(mountinfo().contains("size=8k"), this::mountinfo);
  }

  @Test
  void optionTheFileSystemDoesNotKnowIsRefusedByName() {
    RawString key = RawString.of("no_such_option");
    SyscallException refusal =
        assertThrows(
            SyscallException.class, () -> on(() -> newTmpfs(new FsConfig.SetFlag(key)).close()));
    assertEquals(Errno.EINVAL, refusal.errno());
    assertEquals("new tmpfs, FSCONFIG_SET_FLAG, no_such_option, NULL, 0", refusal.arguments());
  }

  @Test
  void attributesAndPropagationAreSetTogether() throws IOException {
    Set<MountAttribute> readOnly = Set.of(MountAttribute.MOUNT_ATTR_RDONLY);
    MountAttributes change =
        new MountAttributes(readOnly, Set.of(), Optional.of(Propagation.MS_SHARED));
    on(() -> mountTmpfs(place));
    on(() -> mounts.mountSetattr(Fd.CWD, place, Set.of(), change));
    assertTrue(mountinfo().contains(" " + folder + " ro,relatime shared:"), this::mountinfo);
  }

  @Test
  void sharingIsCopiedFromOneMountToAnother() throws IOException {
    RawString second = place.plus("/second");
    on(() -> {
      mountTmpfs(place);
      kernel.files().mkdir(Fd.CWD, second, 0700);
      bind(place, second);
      setPropagation(place, Propagation.MS_PRIVATE);
      mounts.mountSetattr(Fd.CWD, second, Set.of(), MountAttributes.of(Propagation.MS_SHARED));
      mounts.moveMount(Fd.CWD, second, Fd.CWD, place, Set.of(MoveMountFlag.MOVE_MOUNT_SET_GROUP));
    });
    long shared = mountinfo().lines().filter(line -> line.contains(" shared:")).count();
    assertEquals(2, shared, this::mountinfo);
  }

  @Test
  void superblockIsReconfiguredThroughAMount() throws IOException {
    on(() -> {
      mountTmpfs(place);
      Set<OpenTreeFlag> none = Set.of();
      try (Fd mount = mounts.openTree(Fd.CWD, place, none);
          Fd context = mounts.fspick(mount)) {
        mounts.fsconfig(context, new FsConfig.SetFlag(RawString.of("ro")));
        mounts.fsconfig(context, new FsConfig.Reconfigure());
      }
    });
    assertTrue(mountinfo().contains("- tmpfs tmpfs ro"), this::mountinfo);
  }

  @Test
  void mountIsGone_whenItIsTakenOff() throws IOException {
    on(() -> mountTmpfs(place));
    on(() -> mounts.umount(place, Set.of(UmountFlag.MNT_DETACH, UmountFlag.UMOUNT_NOFOLLOW)));
    assertFalse(mountinfo().contains(folder.toString()));
    SyscallException refusal =
        assertThrows(SyscallException.class, () -> on(() -> mounts.umount(place, Set.of())));
    assertEquals(Errno.EINVAL, refusal.errno());
  }

  @Test
  void rootsChangePlaces_whenTheRootIsPivoted() throws IOException {
    RawString old = place.plus("/old");
    on(() -> {
      mountTmpfs(place);
      kernel.files().mkdir(Fd.CWD, old, 0700);
      mounts.pivotRoot(place, old);
      kernel.namespaces().chdir(ROOT);
      mounts.umount(RawString.of("/old"), Set.of(UmountFlag.MNT_DETACH));
    });
    assertEquals(1, started.orElseThrow().call(() -> names(ROOT)));
  }

  private void on(NamespaceThread.Step step) throws IOException {
    started.orElseThrow().run(step);
  }

  private int names(RawString path) throws SyscallException {
    try (Fd directory = kernel.files().open(Fd.CWD, path, Set.of(), 0)) {
      return kernel.files().readDirectory(directory).size();
    }
  }

  private Fd newTmpfs(FsConfig option) throws SyscallException {
    try (Fd context = mounts.fsopen(TMPFS)) {
      mounts.fsconfig(context, option);
      mounts.fsconfig(context, new FsConfig.Create());
      return mounts.fsmount(context, Set.of(MountAttribute.MOUNT_ATTR_NOSUID));
    }
  }

  private void attach(Fd mount, RawString target) throws SyscallException {
    Set<MoveMountFlag> itself = Set.of(MoveMountFlag.MOVE_MOUNT_F_EMPTY_PATH);
    mounts.moveMount(mount, RawString.EMPTY, Fd.CWD, target, itself);
  }

  private void bind(RawString source, RawString target) throws SyscallException {
    try (Fd mount = mounts.openTree(Fd.CWD, source, Set.of());
        Fd copy = mounts.openTree(mount, RawString.EMPTY, DETACHED_COPY)) {
      attach(copy, target);
    }
  }

  private void mountTmpfs(RawString target) throws SyscallException {
    mounts.mount(Optional.of(TMPFS), target, Optional.of(TMPFS), Set.of(), RawString.EMPTY);
  }

  private void setPropagation(RawString path, Propagation propagation) throws SyscallException {
    mounts.mountSetattr(Fd.CWD, path, Set.of(AtFlag.AT_RECURSIVE), MountAttributes.of(propagation));
  }

  private String mountinfo() {
    Path file = Path.of("/proc/self/task/" + started.orElseThrow().id() + "/mountinfo");
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
