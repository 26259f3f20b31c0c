package criu.mount.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On processes of the kernel that the tests run on. */
final class ProcessTreeTests {
  // sh           its number is known
  //   sleep
  //   sh
  //     sleep
  //     sleep
  private static final String TREE =
      "sleep 100 & (sleep 100 & sleep 100 & echo inner; wait) & echo outer; read line";

  private final Process process = start();

  private static Process start() {
    try {
      return new ProcessBuilder("sh", "-c", TREE).start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  @Test
  void descendants_whereTheKernelListsChildren_areThoseThatALookAtAllProcessesFinds()
      throws IOException {
    awaitBoth();
    int pid = Math.toIntExact(process.pid());

    List<Integer> found = ProcessTree.of(pid);

    assertEquals(5, found.size(), found::toString);
    assertEquals(pid, found.getFirst());
    Map<Integer, List<Integer>> all = ProcessTree.all();
    for (int one : found) {
      assertEquals(
          new HashSet<>(all.getOrDefault(one, List.of())),
          Set.copyOf(Children.ofThisKernel(one).of(one)));
    }
  }

  @Test
  void process_thatHasEnded_hasNoChildren() throws IOException, InterruptedException {
    int pid = Math.toIntExact(process.pid());
    Children children = Children.ofThisKernel(pid);
    end();

    assertEquals(List.of(), children.of(pid));
  }

  private void awaitBoth() throws IOException {
    BufferedReader said = process.inputReader();
    String first = said.readLine();
    Set<String> both = Set.of(first, said.readLine());
    assertEquals(Set.of("inner", "outer"), both);
  }
}
