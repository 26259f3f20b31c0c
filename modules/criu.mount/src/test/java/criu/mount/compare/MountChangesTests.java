package criu.mount.compare;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.syscall.RawString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of the mounts of one namespace at two times. */
final class MountChangesTests {
  private static final Mount ROOT = mount(10, 1, "/").build();
  private static final Mount DATA = mount(11, 10, "/data").build();

  @Test
  void sameMounts_inAnotherOrder_areNoChange() {
    assertEquals(List.of(), changes(List.of(ROOT, DATA), List.of(DATA, ROOT)));
  }

  @Test
  void mountThatIsGone_isNamed() {
    assertEquals(
        List.of("mount 11 at /data: mount: before there, tmpfs 0:11, after absent"),
        changes(List.of(ROOT, DATA), List.of(ROOT)));
  }

  @Test
  void mountThatIsNew_isNamed() {
    assertEquals(
        List.of("mount 11 at /data: mount: before absent, after there, tmpfs 0:11"),
        changes(List.of(ROOT), List.of(ROOT, DATA)));
  }

  @Test
  void mountWhoseIdIsTakenByANewOne_isGone() {
    Mount other = mount(11, 10, "/other").device(0, 40).build();
    assertEquals(
        List.of(
            "mount 11 at /data: mount: before there, tmpfs 0:11, after absent",
            "mount 11 at /other: mount: before absent, after there, tmpfs 0:40"),
        changes(List.of(ROOT, DATA), List.of(ROOT, other)));
  }

  @Test
  void mountThatIsMovedAndShared_isNamedWithBoth() {
    Mount moved =
        MountBuilder.like(DATA, 11, 10, RawString.of("/moved")).sharing(7, 0, false).build();
    assertEquals(
        List.of(
            "mount 11 at /data: mountpoint: before /data, after /moved",
            "mount 11 at /data: peer group: before 0, after 7"),
        changes(List.of(ROOT, DATA), List.of(ROOT, moved)));
  }

  private static List<String> changes(List<Mount> before, List<Mount> after) {
    return MountChanges.between(before, after).stream().map(Difference::toString).toList();
  }
}
