package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the file systems that have files which the images cannot hold. */
final class FilledFileSystems {
  private static final Set<String> TYPES = Set.of("mqueue", "pstore");
  private static final RawString HERE = new RawString(".");
  private static final Set<OpenFlag> DIRECTORY =
      Set.of(OpenFlag.O_RDONLY, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC);

  private FilledFileSystems() {}

  /** Looks into each through a mount of its root. */
  static Set<Device> in(Kernel kernel, LiveTree found, MountForest forest) throws IOException {
    Map<Device, Mount> looked = new HashMap<>();
    Set<Device> given = new HashSet<>();
    for (Mount mount : forest.mounts()) {
      Device device = mount.superblock().device();
      if (!(mount.origin() instanceof Origin.Tree)) {
        given.add(device);
      } else if (TYPES.contains(mount.superblock().type().latin1())
          && mount.showsWholeSuperblock()) {
        looked.putIfAbsent(device, mount);
      }
    }
    looked.keySet().removeAll(given);
    return looked.isEmpty() ? Set.of() : filled(kernel, found, forest, looked);
  }

  private static Set<Device> filled(
      Kernel kernel, LiveTree found, MountForest forest, Map<Device, Mount> looked)
      throws IOException {
    List<ArchivedFileSystem> parts =
        looked.values().stream()
            .map(mount ->
                new ArchivedFileSystem(mount.superblock().device(), Map.of(mount.root(), mount)))
            .toList();
    Set<Device> filled = new HashSet<>();
    try (OpenedMounts opened = OpenedMounts.of(kernel, found.namespaces(), forest, parts)) {
      for (Mount mount : looked.values()) {
        try (Fd directory = kernel.files().open(opened.get(mount), HERE, DIRECTORY, 0)) {
          if (!kernel.files().readDirectory(directory).isEmpty()) {
            filled.add(mount.superblock().device());
          }
        }
      }
    } catch (IOException e) {
      String which = looked.values().iterator().next().label();
      throw new MountException("dump: look whether it is empty", which, e);
    }
    return filled;
  }
}
