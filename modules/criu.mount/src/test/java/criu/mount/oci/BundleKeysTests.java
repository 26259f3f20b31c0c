package criu.mount.oci;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleKeysTests {
  private static final Bundle BUNDLE =
      new Bundle(
          raw("/root"),
          List.of(
              new BundleMount(raw("/link/vol"), raw("/srv/vol"), false),
              new BundleMount(raw("/all"), raw("/srv/all"), true)),
          List.of(raw("/proc/keys"), raw("/proc/acpi")),
          true);

  private static final BundleKeys KEYS =
      new BundleKeys(
          BUNDLE, path -> path.startsWith("/link/") ? raw("/real").plus(path.substring(5)) : path);

  private static RawString raw(String text) {
    return RawString.of(text);
  }

  private static MountForest forest(Mount... mounts) throws BrokenTreeException {
    List<Mount> all = new ArrayList<>(List.of(mount(1, 0, "/").build()));
    all.addAll(List.of(mounts));
    return MountForest.of(MountTree.of(all));
  }

  private static MountBuilder external(int id, String mountpoint) {
    return mount(id, 1, mountpoint).origin(new Origin.External(raw(mountpoint), false));
  }

  private static Map<RawString, RawString> pairs(String... sides) {
    Map<RawString, RawString> pairs = new TreeMap<>();
    for (int i = 0; i < sides.length; i += 2) {
      pairs.put(raw(sides[i]), raw(sides[i + 1]));
    }
    return pairs;
  }

  @Test
  void atDump_areDestinations_withLinksFollowed() throws Exception {
    MountForest live = forest(mount(2, 1, "/real/vol").build(), mount(3, 1, "/other").build());
    assertEquals(pairs("/real/vol", "/real/vol"), KEYS.atDump(live, device -> true));
  }

  @Test
  void atDump_standForWhatARecursiveBindBrought_butNotForWhatIsTheContainers() throws Exception {
    MountForest live =
        forest(
            mount(2, 1, "/all").device(8, 1).build(),
            mount(3, 2, "/all/hosts").device(8, 2).build(),
            mount(4, 2, "/all/own").device(0, 40).build());
    assertEquals(
        pairs("/all", "/all", "/all/hosts", "/all/hosts"),
        KEYS.atDump(live, device -> device.major() == 8));
  }

  @Test
  void atDump_areDevNull_forMaskedFilesAlone() throws Exception {
    MountForest live =
        forest(mount(2, 1, "/proc/keys").root("/null").build(), mount(3, 1, "/proc/acpi").build());
    assertEquals(pairs("/proc/keys", "/dev/null"), KEYS.atDump(live, device -> true));
  }

  @Test
  void atDump_areNone_forFilesMaskedByAFileOfTheContainer() throws Exception {
    MountForest live = forest(mount(2, 1, "/proc/keys").root("/null").build());
    assertEquals(pairs(), KEYS.atDump(live, device -> false));
  }

  @Test
  void atDump_nameTheTerminal() throws Exception {
    MountForest live = forest(mount(2, 1, "/dev/console").root("/0").build());
    assertEquals(pairs("/dev/console", "/dev/console"), KEYS.atDump(live, device -> false));
  }

  @Test
  void atRestore_becomeSources_alsoBelowARecursiveBind() throws Exception {
    MountForest images =
        forest(
            external(2, "/real/vol").build(),
            external(3, "/link/vol").build(),
            external(4, "/all/a/b").build(),
            external(5, "/link/vol/below").build(),
            external(6, "/elsewhere").build());
    assertEquals(
        pairs("/real/vol", "/srv/vol", "/link/vol", "/srv/vol", "/all/a/b", "/srv/all/a/b"),
        new TreeMap<>(KEYS.atRestore(images)));
  }

  @Test
  void atRestore_takeDevNull_forMaskedFiles_byItsKeyAndByTheirPath() throws Exception {
    MountForest images =
        forest(
            mount(2, 1, "/x").origin(new Origin.External(raw("/dev/null"), false)).build(),
            external(3, "/proc/keys").build());
    assertEquals(
        pairs("/dev/null", "/dev/null", "/proc/keys", "/dev/null"),
        new TreeMap<>(KEYS.atRestore(images)));
  }
}
