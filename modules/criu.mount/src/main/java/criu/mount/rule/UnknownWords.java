package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.UnknownFlag;

/** A word of mountinfo that neither images nor this tool know: what it stands for is lost. */
final class UnknownWords implements Rule {

  @Override
  public String name() {
    return "unknown-flag";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (UnknownFlag flag : subject.unknown()) {
      if (!flag.word().is(MappedIds.WORD)) {
        for (MountNamespace namespace : subject.forest().namespaces()) {
          namespace.tree().mount(flag.mountId()).ifPresent(mount -> report(mount, flag, findings));
        }
      }
    }
  }

  private static void report(Mount mount, UnknownFlag flag, Findings findings) {
    findings.warning(
        mount,
        "it has the " + flag.place() + " " + flag.word() + ", which images cannot hold",
        Remedy.words("set it again after the restore"));
  }
}
