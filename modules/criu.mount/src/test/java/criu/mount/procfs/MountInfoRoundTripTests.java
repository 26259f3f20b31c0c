package criu.mount.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MountInfoRoundTripTests {

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void parse_anyMountsPrintedAsTheKernelDoes_givesTheMounts(
      @ForAll("mountLists") List<Mount> mounts) throws MountInfoException {
    MountInfo info = MountInfoParser.parse(MountInfoText.of(mounts), "text");
    assertEquals(mounts, info.mounts());
    assertEquals(List.of(), info.unknown());
  }

  @Property(tries = 1000)
  void parse_anyBytes_givesMountsOrItsOwnException(@ForAll byte[] bytes) {
    parseOrRefuse(bytes);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void parse_damagedLine_givesMountsOrItsOwnException(
      @ForAll("mountLists") List<Mount> mounts, @ForAll int position, @ForAll byte value) {
    byte[] bytes = MountInfoText.of(mounts);
    if (bytes.length > 0) {
      bytes[Math.floorMod(position, bytes.length)] = value;
    }
    parseOrRefuse(bytes);
  }

  private static void parseOrRefuse(byte[] bytes) {
    try {
      MountInfoParser.parse(bytes, "bytes");
    } catch (MountInfoException e) {
      assertEquals("bytes: line ", e.getMessage().substring(0, "bytes: line ".length()));
    }
  }

  @Test
  void read_mountinfoOfThisProcess_isPrintedBackByteForByte() throws IOException {
    Path path = Path.of("/proc/self/mountinfo");
    assumeTrue(Files.exists(path), "there is no /proc here");
    byte[] bytes = MountInfoFile.read(path);
    MountInfo info = MountInfoFile.parse(path);
    assertFalse(info.mounts().isEmpty());
    assumeTrue(info.unknown().isEmpty(), () -> "this machine shows " + info.unknown());
    assertEquals(RawString.ofBytes(bytes), RawString.ofBytes(MountInfoText.of(info.mounts())));
  }

  @Provide
  static Arbitrary<List<Mount>> mountLists() {
    return mounts().list().ofMaxSize(5);
  }

  private static Arbitrary<Mount> mounts() {
    Arbitrary<Integer> ids = Arbitraries.integers();
    Arbitrary<MountFlags> flags =
        Arbitraries.of(
                MountFlag.MS_RDONLY,
                MountFlag.MS_NOSUID,
                MountFlag.MS_NODEV,
                MountFlag.MS_NOEXEC,
                MountFlag.MS_NODIRATIME,
                MountFlag.MS_NOSYMFOLLOW)
            .set()
            .map(set -> MountFlags.of(set.toArray(MountFlag[]::new)));
    Arbitrary<MountFlag> times =
        Arbitraries.of(MountFlag.MS_RELATIME, MountFlag.MS_NOATIME, MountFlag.MS_STRICTATIME);
    Arbitrary<MountFlags> allFlags = Combinators.combine(flags, times).as(MountFlags::with);
    return Combinators.combine(
            ids, ids, bytes(), bytes(), allFlags, Arbitraries.integers().between(0, 3), bytes())
        .as((id, parent, path, root, mountFlags, group, source) ->
            MountBuilder.mount(id, parent, new RawString("/" + path))
                .root(new RawString("/" + root))
                .rootDeleted(group == 1)
                .flags(mountFlags)
                .sharing(group, group * 2, group == 3)
                .source(new RawString(source))
                .superblockFlags(MountFlags.of(MountFlag.MS_SYNCHRONOUS))
                .options("size=4k,mode=755")
                .build());
  }

  private static Arbitrary<String> bytes() {
    return Arbitraries.strings().withCharRange('\u0001', '\u00FF').ofMaxLength(8);
  }
}
