package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The superblocks that are mounted in the namespace of this process, which is the host's. */
final class HostDevices {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  private HostDevices() {}

  static Set<Device> read() throws IOException {
    Set<Device> devices = new HashSet<>();
    for (Mount mount : MountInfoFile.parse(MOUNTS).mounts()) {
      devices.add(mount.superblock().device());
    }
    return devices;
  }
}
