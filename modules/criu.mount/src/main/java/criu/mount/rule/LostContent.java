package criu.mount.rule;

import criu.mount.model.Mount;
import criu.syscall.Device;
import java.util.HashSet;
import java.util.Set;

/** A file system whose files the images cannot hold, and that has some. */
final class LostContent implements Rule {

  @Override
  public String name() {
    return "content-lost";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Device> reported = new HashSet<>();
    for (Mount mount : subject.forest().mounts()) {
      Device device = mount.superblock().device();
      if (subject.filled().contains(device) && reported.add(device)) {
        findings.error(
            mount,
            "its "
                + mount.superblock().type()
                + " is not empty, and the images cannot hold what is in it",
            Remedies.fromOutside(subject, mount, Remedy.words("remove the files in it")));
      }
    }
  }
}
