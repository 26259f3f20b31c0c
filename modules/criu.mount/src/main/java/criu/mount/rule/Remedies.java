package criu.mount.rule;

import criu.mount.model.Mount;
import java.util.ArrayList;
import java.util.List;

/** What cures problems of many kinds. */
final class Remedies {

  private Remedies() {}

  /** Returns how someone else than the tree can bring a mount back, or how to do without it. */
  static List<Remedy> fromOutside(Subject subject, Mount mount) {
    boolean onHost = subject.host().pathOf(mount).isPresent();
    List<Remedy> remedies = new ArrayList<>(SourceRemedies.of(mount, onHost));
    if (subject.isMain(mount)) {
      remedies.add(onHost ? 0 : remedies.size(), external(subject, mount));
    } else if (onHost) {
      remedies.addFirst(detected(mount)); // options name mounts of the root task alone
    }
    remedies.add(Remedy.words("load a plugin that takes it, with --plugin NAME or -L DIR"));
    remedies.add(unmount(subject, mount));
    return remedies;
  }

  /** Returns the same, and one remedy more. */
  static List<Remedy> fromOutside(Subject subject, Mount mount, Remedy more) {
    List<Remedy> remedies = new ArrayList<>(fromOutside(subject, mount));
    remedies.add(more);
    return remedies;
  }

  /** Returns the options that make a mount external, with the host's path where there is one. */
  static Remedy external(Subject subject, Mount mount) {
    String key = mount.mountpoint().substring(1).toString();
    String path = subject.host().pathOf(mount).map(Object::toString).orElse("PATH");
    Remedy options =
        Remedy.dump("--external", "mnt[" + mount.mountpoint() + "]:" + key)
            .restore("--external", "mnt[" + key + "]:" + path);
    return path.equals("PATH") ? options.because("PATH is what the host has at restore") : options;
  }

  /** Returns the options that find a mount on the host, whatever namespace it is in. */
  private static Remedy detected(Mount mount) {
    String letters =
        (mount.sharing().isSlave() ? "m" : "") + (mount.sharing().isShared() ? "s" : "");
    String option = letters.isEmpty() ? "mnt[]" : "mnt[]:" + letters;
    return Remedy.dump("--external", option).restore("--external", option);
  }

  /** Returns the command that takes a mount away. */
  static Remedy unmount(Subject subject, Mount mount) {
    return Remedy.inside(subject.pid(mount), "umount", mount.mountpoint().toString())
        .because("if it is not needed");
  }
}
