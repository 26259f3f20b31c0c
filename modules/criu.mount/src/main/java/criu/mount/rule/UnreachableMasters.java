package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.PeerGroup;
import java.util.Set;

/** A slave whose master group has no mount in the tree. */
final class UnreachableMasters implements Rule {

  @Override
  public String name() {
    return "unreachable-master";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Integer> groups = PeerGroup.of(subject.forest().mounts()).keySet();
    for (Mount mount : subject.forest().mounts()) {
      int master = mount.sharing().masterId();
      if (master != 0 && !groups.contains(master)) {
        findings.error(
            mount,
            "it is a slave of peer group " + master + ", which has no mount in the namespace",
            Remedy.inside(
                    subject.pid(mount), "mount", "--make-private", mount.mountpoint().toString())
                .because("it no longer receives what is mounted outside"));
      }
    }
  }
}
