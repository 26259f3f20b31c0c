package criu.mount.procfs;

import static criu.mount.model.UnknownFlag.Place.MOUNT_OPTIONS;
import static criu.mount.model.UnknownFlag.Place.OPTIONAL_FIELDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.mount.model.UnknownFlag;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MountInfoParserTests {

  private static MountInfo parse(String text) throws MountInfoException {
    return MountInfoParser.parse(text.getBytes(StandardCharsets.ISO_8859_1), "mountinfo");
  }

  private static Mount mount(String line) throws MountInfoException {
    MountInfo info = parse(line);
    assertEquals(List.of(), info.unknown());
    assertEquals(1, info.mounts().size());
    return info.mounts().getFirst();
  }

  @Test
  void parse_lineOfTheManualPage_hasEveryField() throws MountInfoException {
    Mount mount =
        mount(
            "36 35 98:0 /mnt1 /mnt2 rw,noatime shared:4 master:1 propagate_from:9"
                + " - ext3 /dev/root rw,errors=continue\n");
    Superblock superblock =
        new Superblock(
            new Device(98, 0),
            RawString.of("ext3"),
            RawString.of("/dev/root"),
            MountFlags.NONE,
            RawString.of("errors=continue"));
    assertEquals(
        new Mount(
            36,
            35,
            RawString.of("/mnt2"),
            RawString.of("/mnt1"),
            MountFlags.of(MountFlag.MS_NOATIME),
            new Sharing(4, 1, false),
            superblock,
            false,
            Origin.TREE),
        mount);
  }

  @Test
  void parse_severalLines_keepsTheirOrder() throws MountInfoException {
    MountInfo info = parse("9 1 0:5 / / rw - tmpfs a rw\n3 9 0:6 / /b rw - tmpfs c rw\n");
    assertEquals(List.of(9, 3), info.mounts().stream().map(Mount::id).toList());
  }

  @Test
  void parse_nothing_isNoMounts() throws MountInfoException {
    assertEquals(new MountInfo(List.of(), List.of()), parse(""));
  }

  @Test
  void parse_lastLineWithoutEnd_isTaken() throws MountInfoException {
    assertEquals(1, mount("1 0 0:5 / / rw - tmpfs a rw").id());
  }

  @Test
  void parse_escapes_areUndoneInRootMountpointTypeAndSource() throws MountInfoException {
    Mount mount =
        mount("1 0 0:5 /r\\040\\012 /m\\134\\043\\011 rw - fu\\163e s\\377\\054 rw,o=\\040\\054\n");
    assertEquals(new RawString("/r \n"), mount.root());
    assertEquals(new RawString("/m\\#\t"), mount.mountpoint());
    assertEquals(RawString.of("fuse"), mount.superblock().type());
    assertEquals(new RawString("s\u00FF,"), mount.superblock().source());
    assertEquals(new RawString("o=\\040\\054"), mount.superblock().options());
  }

  @Test
  void parse_backslashThatEscapesNoByte_standsForItself() throws MountInfoException {
    assertEquals(
        new RawString("/\\0 \\48\\\\400"),
        mount("1 0 0:5 / /\\0\\040\\48\\\\400 rw - tmpfs a rw").mountpoint());
  }

  @Test
  void parse_escapedBackslashBeforeDigits_isDecodedOnce() throws MountInfoException {
    assertEquals(
        new RawString("/\\040"), mount("1 0 0:5 / /\\134040 rw - tmpfs a rw").mountpoint());
  }

  @Test
  void parse_bytesThatAreNotUtf8_survive() throws MountInfoException {
    assertEquals(
        new RawString("/\u00FF\u0080"),
        mount("1 0 0:5 / /\u00FF\u0080 rw - tmpfs a rw").mountpoint());
  }

  @Test
  void parse_unlinkedRoot_isCutAndTold() throws MountInfoException {
    Mount mount = mount("1 0 0:5 /a\\040b//deleted /m rw - tmpfs a rw");
    assertEquals(RawString.of("/a b"), mount.root());
    assertTrue(mount.rootDeleted());
  }

  @Test
  void parse_nameThatEndsInDeletedInParentheses_isOnlyAName() throws MountInfoException {
    Mount mount = mount("1 0 0:5 /x\\040(deleted) /m\\040(deleted) rw - tmpfs a rw");
    assertEquals(RawString.of("/x (deleted)"), mount.root());
    assertEquals(RawString.of("/m (deleted)"), mount.mountpoint());
    assertFalse(mount.rootDeleted());
  }

  @Test
  void parse_rootThatIsNoPath_isTakenAsItStands() throws MountInfoException {
    assertEquals(
        RawString.of("mnt:[4026532242]"),
        mount("1 0 0:4 mnt:[4026532242] /run/pin rw - nsfs nsfs rw").root());
  }

  @ParameterizedTest
  @CsvSource({"'- tmpfs rw,size=4k'", "'- tmpfs  rw,size=4k'"})
  void parse_emptySource_isEmpty(String tail) throws MountInfoException {
    Superblock superblock = mount("1 0 0:5 / / rw " + tail).superblock();
    assertEquals(RawString.EMPTY, superblock.source());
    assertEquals(RawString.of("tmpfs"), superblock.type());
    assertEquals(RawString.of("size=4k"), superblock.options());
  }

  @Test
  void parse_everyMountWord_raisesItsFlag() throws MountInfoException {
    MountFlags all =
        mount("1 0 0:5 / / ro,nosuid,nodev,noexec,noatime,nodiratime,nosymfollow - t s rw").flags();
    assertEquals(
        MountFlags.of(
            MountFlag.MS_RDONLY,
            MountFlag.MS_NOSUID,
            MountFlag.MS_NODEV,
            MountFlag.MS_NOEXEC,
            MountFlag.MS_NOATIME,
            MountFlag.MS_NODIRATIME,
            MountFlag.MS_NOSYMFOLLOW),
        all);
  }

  @ParameterizedTest
  @CsvSource({"rw, 0x1000000", "'rw,nodiratime', 0x1000800", "'rw,relatime', 0x200000"})
  void parse_accessTimes_areStrictWhenNothingElseIsShown(String words, int bits)
      throws MountInfoException {
    assertEquals(new MountFlags(bits), mount("1 0 0:5 / / " + words + " - t s rw").flags());
  }

  @Test
  void parse_superblockWords_raiseFlagsAndLeaveTheRest() throws MountInfoException {
    Superblock superblock =
        mount("1 0 0:5 / / rw - ext4 /dev/a ro,sync,dirsync,mand,lazytime,data=ordered")
            .superblock();
    assertEquals(
        MountFlags.of(MountFlag.MS_RDONLY, MountFlag.MS_SYNCHRONOUS, MountFlag.MS_DIRSYNC),
        superblock.flags());
    assertEquals(RawString.of("mand,lazytime,data=ordered"), superblock.options());
  }

  @Test
  void parse_unknownWords_areKeptAndNothingIsLost() throws MountInfoException {
    MountInfo info =
        parse("7 0 0:5 / / rw,relatime,idmapped shared:2 frozen:3 odd unbindable - t s rw\n");
    assertEquals(
        List.of(
            new UnknownFlag(7, RawString.of("idmapped"), MOUNT_OPTIONS),
            new UnknownFlag(7, RawString.of("frozen:3"), OPTIONAL_FIELDS),
            new UnknownFlag(7, RawString.of("odd"), OPTIONAL_FIELDS)),
        info.unknown());
    assertEquals(new Sharing(2, 0, true), info.mounts().getFirst().sharing());
    assertEquals("unknown mount option idmapped of mount 7", info.unknown().getFirst().toString());
  }

  @Test
  void parse_lineOfAMegabyte_isWhole() throws MountInfoException {
    String lower = "lowerdir=" + "/l:".repeat(350_000);
    assertEquals(
        lower,
        mount("1 0 0:5 / / rw - overlay o rw," + lower + "\n").superblock().options().latin1());
  }

  @Test
  void parse_numbersAbove31Bits_areUnsigned() throws MountInfoException {
    Mount mount = mount("4294967295 0 0:5 / / rw - tmpfs a rw");
    assertEquals(-1, mount.id());
    assertEquals(RawPaths.ROOT, mount.mountpoint());
  }
}
