package criu.tests.kernel.topology;

import static criu.syscall.MountAttribute.MOUNT_ATTR_NOSYMFOLLOW;
import static criu.syscall.Propagation.MS_SHARED;
import static criu.syscall.Propagation.MS_SLAVE;
import static criu.syscall.Propagation.MS_UNBINDABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.topology.Operation.Bind;
import criu.tests.kernel.topology.Operation.BindFile;
import criu.tests.kernel.topology.Operation.Move;
import criu.tests.kernel.topology.Operation.NewTmpfs;
import criu.tests.kernel.topology.Operation.Propagate;
import criu.tests.kernel.topology.Operation.Remount;
import criu.tests.kernel.topology.Operation.Unmount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every random topology that has ever failed, made as small as it goes. Places are those of {@link
 * Skeleton}: 0 is /a, 1 to 3 are /a/a to /a/c, 4 is /b, 8 is /c, 12 is the root.
 */
final class RegressionTests {

  // root a -> a (tmpfs); another root over the root
  @Test
  void hiddenMountBelowAMountOverTheRoot() throws IOException {
    everyEngineIsExact(new NewTmpfs(0), new Bind(12, 12, false));
  }

  // the upper root has no directory a/b/c any more
  @Test
  void mountOverTheRootThatLacksTheMountpointsBelow() throws IOException {
    everyEngineIsExact(new NewTmpfs(8), new Bind(5, 8, true), new Bind(1, 12, true));
  }

  @Test
  void mountOverTheRootThatHasFilesMountedBelow() throws IOException {
    everyEngineIsExact(new BindFile(6, 6), new NewTmpfs(1), new Bind(8, 12, true));
  }

  @Test
  void mountsOverTheRoot_oneOverTheOther() throws IOException {
    everyEngineIsExact(new NewTmpfs(10), new Bind(7, 12, true), new Bind(12, 12, true));
  }

  @Test
  void tmpfsOverTheRoot_withMountsBeforeAndAfterAtOnePlace() throws IOException {
    everyEngineIsExact(new NewTmpfs(4), new Bind(4, 12, true), new NewTmpfs(4));
  }

  @Test
  void flagsOfAMountOverTheRoot_thatShowsAMountBelow() throws IOException {
    everyEngineIsExact(
        new NewTmpfs(4),
        new Bind(4, 12, true),
        new Remount(5, Set.of(MOUNT_ATTR_NOSYMFOLLOW), true),
        new Bind(7, 4, false));
  }

  @Test
  void mountOverTheSharedRoot_inThePeerGroupOfAMountBelow() throws IOException {
    everyEngineIsExact(
        new Propagate(12, MS_SHARED, false),
        new NewTmpfs(8),
        new Bind(8, 12, true),
        new Bind(3, 4, true),
        new NewTmpfs(3));
  }

  @Test
  void sharedMountOverTheRoot() throws IOException {
    everyEngineIsExact(new Bind(5, 12, true), new Propagate(12, MS_SHARED, true));
  }

  @Test
  void unbindableFileOfAFileSystemWhoseRootIsNotMounted() throws IOException {
    everyEngineIsExact(
        new NewTmpfs(8),
        new NewTmpfs(4),
        new BindFile(5, 3),
        new Unmount(8, true),
        new Propagate(4, MS_UNBINDABLE, true));
  }

  @Test
  void directoryOfAFileSystemWhoseRootWasUnmounted() throws IOException {
    everyEngineIsExact(new NewTmpfs(8), new Bind(9, 2, true), new Unmount(8, true));
  }

  @Test
  void directoryOfAFileSystemWhoseRootWasMovedAndUnmounted() throws IOException {
    everyEngineIsExact(new NewTmpfs(9), new Move(9, 0), new Bind(2, 9, true), new Unmount(0, true));
  }

  // /a/b and /b are peers and show directories of which none lies in the other; / is no peer any
  // more
  @Test
  void peersThatShowDirectoriesSideBySide() throws IOException {
    everyEngineIsExact(
        new Propagate(12, MS_SHARED, true),
        new Bind(9, 2, true),
        new Bind(11, 4, true),
        new Propagate(12, MS_UNBINDABLE, false));
  }

  // / (shared); itself over /a, a slave: the copy that / gets of it lies on the root of the peer
  @Test
  void slaveOverADirectoryOfTheSharedRoot() throws IOException {
    everyEngineIsExact(
        new Propagate(12, MS_SHARED, false),
        new Bind(0, 0, false),
        new Propagate(0, MS_SLAVE, false));
  }

  private static void everyEngineIsExact(Operation... operations) throws IOException {
    assertEquals(List.of(), new Outcomes().wrong(List.of(operations), Optional.empty()));
  }
}
