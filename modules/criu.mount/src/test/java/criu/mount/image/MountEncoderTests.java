package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import criu.mount.image.proto.MountEntry;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.Sharing;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mount becomes in its record. */
class MountEncoderTests {
  private static final Mount ROOT = Samples.mount(20, 19, "/", "ext4");

  @Test
  void flags_readOnlyRelatimeShared_areThoseOfCriu() {
    MountFlags flags = MountFlags.of(MountFlag.MS_RDONLY, MountFlag.MS_RELATIME);
    Mount mount = Samples.mount(21, 20, "/tmp", "tmpfs");

    MountEntry entry = encode(Samples.withFlags(mount, flags, new Sharing(5, 0, false)));

    assertEquals(0x300001, entry.getFlags());
    assertEquals(5, entry.getSharedId());
  }

  @Test
  void flags_slaveAndUnbindable_standBesideTheNumbers() {
    Mount mount = Samples.mount(21, 20, "/tmp", "tmpfs");

    MountEntry entry = encode(Samples.withFlags(mount, MountFlags.NONE, new Sharing(0, 6, true)));

    assertEquals(0xa0000, entry.getFlags());
    assertEquals(6, entry.getMasterId());
  }

  @Test
  void flags_ofDebugfs_haveTheBitThatCriuAdds() {
    assertEquals(0x204000, encode(Samples.mount(21, 20, "/d", "debugfs")).getFlags());
  }

  @Test
  void type_withANumber_isTheNumberEvenWithASubtype() {
    assertEquals(23, encode(Samples.mount(21, 20, "/c", "cgroup2")).getFstype());

    MountEntry fuse = encode(Samples.mount(21, 20, "/f", "fuse.sshfs"));
    assertEquals(15, fuse.getFstype());
    assertFalse(fuse.hasFsname());
  }

  @Test
  void type_withoutANumberThatIsMadeAnew_isNamed() {
    MountEntry entry = encode(Samples.mount(21, 20, "/r", "fuseblk.ntfs"));

    assertEquals(16, entry.getFstype());
    assertEquals(ByteString.copyFromUtf8("fuseblk.ntfs"), entry.getFsname());
  }

  @Test
  void type_withoutANumber_isUnsupportedForTheRootAndBindsOfIt() {
    Mount bind =
        Samples.withDevice(Samples.mount(21, 20, "/b", "ext4"), ROOT.superblock().device());

    assertUnsupported(encode(ROOT));
    assertUnsupported(encode(bind));
  }

  @Test
  void type_withoutANumber_isUnsupportedForWhatComesFromOutsideAndBindsOfIt() {
    Mount mount = Samples.mount(21, 20, "/x", "xfs");
    Mount bind = Samples.withDevice(Samples.mount(22, 20, "/b", "xfs"), new Device(0, 21));
    for (Origin origin :
        List.of(
            new Origin.External(new RawString("key"), false),
            new Origin.AutoExternal(false),
            new Origin.Plugin())) {
      MountEncoder encoder = encoder(mount.withOrigin(origin), bind);

      assertUnsupported(encoder.encode(mount.withOrigin(origin)));
      assertUnsupported(encoder.encode(bind));
    }
  }

  @Test
  void type_withoutANumber_isNamedForAnExternalDevice() {
    Mount mount = Samples.mount(21, 20, "/x", "xfs").withOrigin(new Origin.DeviceExternal());

    MountEntry entry = encode(mount);

    assertEquals(16, entry.getFstype());
    assertEquals(ByteString.copyFromUtf8("xfs"), entry.getFsname());
    assertEquals(ByteString.copyFromUtf8("CRIU:EXTERNAL_DEV"), entry.getExtKey());
  }

  @Test
  void type_ofABindOfAnExternalDevice_isLeftOut() {
    Mount disk = Samples.mount(21, 20, "/x", "xfs").withOrigin(new Origin.DeviceExternal());
    Mount other = Samples.mount(22, 20, "/y", "xfs");
    Mount bind = Samples.withDevice(other, disk.superblock().device());

    assertUnsupported(encoder(disk, bind).encode(bind));
  }

  @Test
  void optionalFields_withoutMeaning_areLeftOut() {
    MountEntry entry = encode(Samples.mount(21, 20, "/p", "proc"));

    assertFalse(entry.hasWithPlugin());
    assertFalse(entry.hasExtMount());
    assertFalse(entry.hasExtKey());
    assertFalse(entry.hasInternalSharing());
    assertFalse(entry.hasDeleted());
  }

  @Test
  void device_thatDoesNotFit_isRefused() {
    Mount mount = Samples.withDevice(ROOT, new Device(1, 1 << 20));

    assertThrows(IllegalArgumentException.class, () -> new MountEncoder(Set.of()).encode(mount));
  }

  private static void assertUnsupported(MountEntry entry) {
    assertEquals(0, entry.getFstype());
    assertFalse(entry.hasFsname());
  }

  private static MountEntry encode(Mount mount) {
    return (mount.equals(ROOT) ? encoder() : encoder(mount)).encode(mount);
  }

  private static MountEncoder encoder(Mount... others) {
    List<Mount> mounts = new ArrayList<>(List.of(ROOT));
    mounts.addAll(List.of(others));
    return MountEncoder.of(Samples.checkpoint(mounts));
  }
}
