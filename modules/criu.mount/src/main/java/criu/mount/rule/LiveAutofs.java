package criu.mount.rule;

import criu.mount.filesystem.AutofsOptions;
import criu.mount.model.Mount;
import criu.syscall.Device;
import java.util.HashSet;
import java.util.Set;

/** An autofs whose daemon lives: it is a process, and processes are not dumped. */
final class LiveAutofs implements Rule {

  @Override
  public String name() {
    return "autofs-daemon";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Device> reported = new HashSet<>();
    for (Mount mount : subject.forest().mounts()) {
      Device device = mount.superblock().device();
      if (mount.superblock().type().is("autofs")
          && !subject.sources().bringFromOutside(mount)
          && !AutofsOptions.of(mount.superblock().options()).isCatatonic()
          && reported.add(device)) {
        report(mount, subject, findings);
      }
    }
  }

  private static void report(Mount mount, Subject subject, Findings findings) {
    findings.error(
        mount,
        "it is an autofs whose daemon, of process group "
            + AutofsOptions.of(mount.superblock().options()).processGroup()
            + ", is a process and not dumped",
        Remedies.fromOutside(
            subject,
            mount,
            Remedy.words("end its daemon and use the mountpoint once: what is left is dumped")));
  }
}
