package criu.mount.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.image.DumpedTasks;
import criu.mount.model.MountException;
import criu.mount.model.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Live tasks, of which this process stands for one, and images of them. */
class CriuNumbersTests {
  private static final int SELF = Math.toIntExact(ProcessHandle.current().pid());

  @Test
  void task_thatIsInTheImages_getsTheirNumbers() throws MountException {
    List<Task> numbered = numbers(task(SELF, 12)).of(List.of(task(SELF, 3)));

    assertEquals(List.of(task(SELF, 12)), numbered);
  }

  @Test
  void images_ofAnotherProcess_areRefused() {
    assertRefused(numbers(task(SELF + 1, 12)), "inside, not " + (SELF + 1));
  }

  @Test
  void images_withATaskThatIsGone_areRefused() {
    assertRefused(numbers(task(SELF, 12), task(SELF + 1, 12)), "is gone");
  }

  @Test
  void images_withATaskThatHadEnded_areTaken() throws MountException {
    assertEquals(1, numbers(task(SELF, 12), task(SELF + 1, 0)).of(List.of(task(SELF, 3))).size());
  }

  private static void assertRefused(CriuNumbers numbers, String why) {
    MountException e = assertThrows(MountException.class, () -> numbers.of(List.of(task(SELF, 3))));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e::getMessage);
    assertTrue(e.remedy().orElseThrow().contains("--leave-stopped"));
  }

  private static CriuNumbers numbers(Task... tasks) {
    return new CriuNumbers(
        Path.of("/images"), new DumpedTasks(task(1, 6).objects(), List.of(), List.of(tasks)));
  }

  private static Task task(int pid, int mnt) {
    return new Task(
        pid, 0, pid, pid, List.of(pid), new Task.Objects(1, 1, 1, 1, 1, 2, 3, 4, mnt, 7, 8, 5));
  }
}
