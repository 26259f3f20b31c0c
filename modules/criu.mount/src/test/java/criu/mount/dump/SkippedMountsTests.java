package criu.mount.dump;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.syscall.RawString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SkippedMountsTests {

  private static SkippedMounts skip(MountForest forest, String... paths) {
    return SkippedMounts.of(Subjects.of(forest), Stream.of(paths).map(RawString::of).toList());
  }

  private static MountNamespace namespace(int id, Mount... mounts) throws Exception {
    return new MountNamespace(id, MountTree.of(List.of(mounts)));
  }

  private static MountForest stack() throws Exception {
    return MountForest.of(
        List.of(
            namespace(
                1,
                mount(1, 0, "/").build(),
                mount(2, 1, "/a").build(),
                mount(3, 2, "/a").build(),
                mount(4, 3, "/a/b").build(),
                mount(5, 4, "/a/b/c").build()),
            namespace(2, mount(11, 0, "/").build(), mount(12, 11, "/a").build())));
  }

  private static List<List<Integer>> left(MountForest forest, SkippedMounts skipped) {
    return skipped.left(forest).stream().map(one -> one.stream().map(Mount::id).toList()).toList();
  }

  @Test
  void leaveOutAllMountsAtAPath_inAllNamespaces() throws Exception {
    MountForest forest = stack();
    SkippedMounts skipped = skip(forest, "/a", "/a/b", "/a/b/c");
    assertEquals(List.of(), skipped.problems());
    assertEquals(List.of(List.of(1), List.of(11)), left(forest, skipped));
  }

  @Test
  void compareWithoutRegardToSlashesAndDots() throws Exception {
    SkippedMounts skipped = skip(stack(), "./a//b/./c/");
    assertEquals(List.of(), skipped.problems());
    assertEquals(List.of(List.of(1, 2, 3, 4), List.of(11, 12)), left(stack(), skipped));
  }

  @Test
  void nameEveryMountBelow_thatIsNotSkipped_withTheOptionThatSkipsIt() throws Exception {
    String problems = skip(stack(), "/a").problems().toString();
    assertTrue(problems.contains("it is mounted on mount 3 at /a, which --skip-mnt"), problems);
    assertTrue(problems.contains("[dump with --skip-mnt /a/b ("), problems);
    assertTrue(problems.contains("[dump with --skip-mnt /a/b/c ("), problems);
  }

  @Test
  void refuseTheRoot() throws Exception {
    SkippedMounts skipped = skip(stack(), "/");
    assertEquals(2, skipped.problems().size());
    assertTrue(skipped.problems().getFirst().reason().contains("names the root"));
  }

  @Test
  void nameAPath_whereNothingIsMounted() throws Exception {
    SkippedMounts skipped = skip(stack(), "/a/b/c", "/nothing/");
    assertEquals("--skip-mnt /nothing/", skipped.problems().getFirst().which());
  }

  @Test
  void leaveOutNothing_unlessAsked() throws Exception {
    MountForest forest = stack();
    assertEquals(List.of(1, 2, 3, 4, 5), left(forest, skip(forest)).getFirst());
  }
}
