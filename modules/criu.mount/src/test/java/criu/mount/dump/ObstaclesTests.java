package criu.mount.dump;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.mount.rule.Subject;
import criu.syscall.Errno;
import criu.syscall.SyscallException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a mount whose content could not be opened, and what mends it. */
final class ObstaclesTests {
  private static final Mount ROOT = mount(1, 0, "/").type("ext4").device(8, 1).build();
  private static final Mount DATA = mount(2, 1, "/data").type("tmpfs").device(0, 40).build();

  @Test
  void mount_forWhichThereWasNoDescriptorLeft_isNoReasonToUnmountIt() throws BrokenTreeException {
    Problem problem = problemOf(Errno.EMFILE);

    assertTrue(problem.reason().contains("EMFILE"), problem::reason);
    List<String> words = problem.remedies().stream().flatMap(r -> r.words().stream()).toList();
    assertTrue(words.getFirst().contains("ulimit -Hn"), words::toString);
    assertEquals(List.of(), problem.remedies().getFirst().command());
  }

  @Test
  void mount_thatCannotBeRead_mayBeUnmounted() throws BrokenTreeException {
    Remedy remedy = problemOf(Errno.EACCES).remedies().getFirst();

    assertEquals(List.of("umount", "-N", "1", "/data"), remedy.command());
  }

  private static Problem problemOf(Errno errno) throws BrokenTreeException {
    Subject subject = Subjects.of(MountForest.of(MountTree.of(List.of(ROOT, DATA))));
    MountException failure =
        new MountException("open", DATA.label(), new SyscallException("open_tree", "/data", errno));
    return Obstacles.of(subject, new UnopenedMountsException(Map.of(DATA, failure))).getFirst();
  }
}
