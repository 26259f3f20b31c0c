package criu.mount.compare;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToleranceTests {
  private static final Origin EXTERNAL = new Origin.External(RawString.of("key"), false);

  private static List<String> afterRestore(MountTree image, MountTree after) {
    return TreeComparison.compare(image, after, Tolerance.forRestore(image)).stream()
        .map(Difference::toString)
        .toList();
  }

  private static MountBuilder imageRoot() {
    return mount(1, 0, "/").device(8, 1).type("ext4").source("/dev/sda1").root("/c1");
  }

  private static MountBuilder newRoot() {
    return mount(1, 0, "/").device(254, 0).type("xfs").source("/dev/vda").root("/other");
  }

  @Test
  void compare_rootOnAnotherFileSystem_isTheSame() {
    assertEquals(List.of(), afterRestore(Trees.of(imageRoot()), Trees.of(newRoot())));
  }

  @Test
  void compare_rootWithOtherMountFlags_isReported() {
    MountTree after = Trees.of(newRoot().flags(MountFlags.of(MountFlag.MS_RDONLY)));
    assertEquals(
        List.of("mount 1 at /: mount flags: before MS_RELATIME, after MS_RDONLY|MS_STRICTATIME"),
        afterRestore(Trees.of(imageRoot()), after));
  }

  @Test
  void compare_bindOfTheRoot_followsTheRoot() {
    MountTree image = Trees.of(imageRoot(), mount(2, 1, "/m").device(8, 1).root("/c1/sub"));
    assertEquals(
        List.of(),
        afterRestore(
            image, Trees.of(newRoot(), mount(2, 1, "/m").device(254, 0).root("/other/sub"))));
    assertEquals(
        List.of(
            "mount 2 at /m: root: before /sub of the root mount, after /else of the root mount"),
        afterRestore(
            image, Trees.of(newRoot(), mount(2, 1, "/m").device(254, 0).root("/other/else"))));
    assertEquals(
        List.of(
            "mount 2 at /m: root: before /sub of the root mount,"
                + " after /c1/sub, outside of the root mount"),
        afterRestore(image, Trees.of(newRoot(), mount(2, 1, "/m").device(254, 0).root("/c1/sub"))));
  }

  @Test
  void compare_bindOfTheRootOnAnotherSuperblock_isReported() {
    MountTree image = Trees.of(imageRoot(), mount(2, 1, "/m").device(8, 1).root("/c1/sub"));
    MountTree after = Trees.of(newRoot(), mount(2, 1, "/m").device(0, 60).root("/other/sub"));
    assertEquals(
        List.of("mount 2 at /m: superblock: before 254:0, after 0:60"), afterRestore(image, after));
  }

  // 1 / 8:1[/c1]  +- 2 /e 8:9[/data] external  -- 3 /e/m 8:9[/data/x] bind of it
  //               +- 4 /p plugin
  @Test
  void compare_externalsAndTheirBinds_mayShowAnything() {
    MountTree image =
        Trees.of(
            imageRoot(),
            mount(2, 1, "/e").device(8, 9).root("/data").origin(EXTERNAL),
            mount(3, 2, "/e/m").device(8, 9).root("/data/x"),
            mount(4, 1, "/p").device(8, 1).root("/c1/p").origin(new Origin.Plugin()));
    MountTree after =
        Trees.of(
            newRoot(),
            mount(2, 1, "/e").device(0, 30).root("/new").type("nfs").options("vers=4"),
            mount(3, 2, "/e/m").device(0, 30).root("/new/x").type("nfs"),
            mount(4, 1, "/p").device(0, 31).source("plugin"));
    assertEquals(List.of(), afterRestore(image, after));
  }

  // 1 / 8:1[/c1]  +- 2 /e 8:1[/c1/data] external
  //               +- 3 /m 8:1[/c1/data/x] a bind of 1 or of 2: nobody knows
  //               +- 4 /n 8:1[/c1/y] a bind of 1
  @Test
  void compare_externalInsideTheRootsSuperblock_freesOnlyWhatLiesInside() {
    MountTree image =
        Trees.of(
            imageRoot(),
            mount(2, 1, "/e").device(8, 1).root("/c1/data").origin(EXTERNAL),
            mount(3, 1, "/m").device(8, 1).root("/c1/data/x"),
            mount(4, 1, "/n").device(8, 1).root("/c1/y"));
    MountTree after =
        Trees.of(
            newRoot(),
            mount(2, 1, "/e").device(254, 0).root("/elsewhere"),
            mount(3, 1, "/m").device(254, 0).root("/elsewhere/x"),
            mount(4, 1, "/n").device(254, 0).root("/elsewhere/y"));
    assertEquals(
        List.of(
            "mount 4 at /n: root: before /y of the root mount,"
                + " after /elsewhere/y, outside of the root mount"),
        afterRestore(image, after));
  }

  @Test
  void compare_ownFileSystem_mustBeAsItWas() {
    MountTree image = Trees.of(imageRoot(), mount(2, 1, "/t").options("size=4k"));
    MountTree after = Trees.of(newRoot(), mount(2, 1, "/t").options("size=8k").type("ramfs"));
    assertEquals(
        List.of(
            "mount 2 at /t: file system type: before tmpfs, after ramfs",
            "mount 2 at /t: superblock options: before size=4k, after size=8k"),
        afterRestore(image, after));
  }

  @Test
  void compare_readOnlySuperblockOfTheKernel_isTheSameWhereTheMountIsReadOnly() {
    MountFlags readOnly = MountFlags.of(MountFlag.MS_RDONLY);
    MountBuilder sys = mount(2, 1, "/sys").type("sysfs");
    MountTree image = Trees.of(imageRoot(), sys.flags(readOnly).superblockFlags(readOnly));
    MountTree after = Trees.of(newRoot(), mount(2, 1, "/sys").type("sysfs").flags(readOnly));
    assertEquals(List.of(), afterRestore(image, after));
  }

  @Test
  void compare_readOnlySuperblockUnderAWritableMount_mustBeAsItWas() {
    MountFlags readOnly = MountFlags.of(MountFlag.MS_RDONLY);
    MountTree image =
        Trees.of(imageRoot(), mount(2, 1, "/sys").type("sysfs").superblockFlags(readOnly));
    MountTree after = Trees.of(newRoot(), mount(2, 1, "/sys").type("sysfs"));
    assertEquals(
        List.of("mount 2 at /sys: superblock flags: before MS_RDONLY, after 0"),
        afterRestore(image, after));
  }

  @Test
  void compare_ownFileSystemOnARenumberedBlockDevice_isTheSame() {
    MountTree image = Trees.of(imageRoot(), mount(2, 1, "/d").device(8, 16));
    MountTree after = Trees.of(newRoot(), mount(2, 1, "/d").device(254, 16));
    assertEquals(List.of(), afterRestore(image, after));
  }

  @Test
  void compare_externalThatLostItsPeer_isReported() {
    MountTree image =
        Trees.of(
            imageRoot(),
            mount(2, 1, "/e").origin(EXTERNAL).sharing(3, 0, false),
            mount(3, 1, "/f").origin(EXTERNAL).sharing(3, 0, false));
    MountTree after =
        Trees.of(newRoot(), mount(2, 1, "/e").sharing(7, 0, false), mount(3, 1, "/f"));
    assertEquals(
        List.of("mount 3 at /f: peer group: before 3, after none"), afterRestore(image, after));
  }
}
