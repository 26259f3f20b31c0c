package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Resident;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes whose root is not what a dump needs, and roots that others cannot restore. */
@NeedsNamespaces
class RootTroubleTests {
  private static final String CONTENT = "mount -t tmpfs tmp /etc; echo word > /etc/file";

  private static Resident chrooted(Trouble trouble) throws Exception {
    String task = trouble.sandbox().task();
    return Resident.start(
        List.of("nsenter", "-t", task, "-m", "chroot", "/usr", "/bin/sh", "-c", Resident.WAIT));
  }

  @Test
  void chrootedProcessIsRefused_andAnotherOfItsNamespaceIsNamed() throws Exception {
    try (Trouble trouble = Trouble.of("", CONTENT);
        Resident jailed = chrooted(trouble)) {
      trouble.task(jailed.pid());
      trouble.follow(trouble.isRefused("process " + jailed.pid() + ": its root /usr is a chroot"));
      assertEquals("word\n", trouble.cured("cat /etc/file", " at /usr "));
    }
  }

  /** The root is read-only, has no /tmp, and is not a mountpoint of the host at the restore. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void readOnlyRootWithoutATemporaryDirectoryComesBack(Engine engine) throws Exception {
    try (Trouble trouble = Trouble.of("", CONTENT + "; mount -o remount,bind,ro /")) {
      trouble.follow(trouble.isRefused(" at /usr "));
      trouble.dump();
      assertEquals("word\n", trouble.restored(engine, "cat /etc/file; ! touch /new 2> /proc/x"));
    }
  }

  /** Another mount covers the root: the process stands below it, and everything else on it. */
  @Test
  void coveredRootComesBack() throws Exception {
    String inside = CONTENT + "; mount --bind /etc /; mount -t tmpfs over /";
    try (Trouble trouble = Trouble.of("", inside)) {
      trouble.follow(trouble.isRefused(" at /usr "));
      trouble.isFine();
      trouble.dump();
      assertEquals(0, trouble.tryRestore(Engine.DETACHED, List.of(), "true").exit());
    }
  }
}
