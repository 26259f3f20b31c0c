package criu.mount.rule;

import criu.mount.model.Mount;
import criu.syscall.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A second superblock of a type of which a restore makes one: binfmt_misc, which has one for each
 * user namespace since Linux 6.7, and devtmpfs on kernels that have one for each container.
 */
final class OwnInstances implements Rule {
  private static final Set<String> TYPES = Set.of("binfmt_misc", "devtmpfs");

  @Override
  public String name() {
    return "second-instance";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Map<String, Device> first = new HashMap<>(subject.host().ofTypes(TYPES));
    for (Mount mount : subject.forest().mounts()) {
      String type = mount.superblock().type().latin1();
      Device device = mount.superblock().device();
      boolean made = TYPES.contains(type) && !subject.sources().bringFromOutside(mount);
      if (made && !first.computeIfAbsent(type, one -> device).equals(device)) {
        findings.error(
            mount,
            "its " + type + " is another than the one that a restore would mount",
            Remedies.fromOutside(subject, mount));
      }
    }
  }
}
