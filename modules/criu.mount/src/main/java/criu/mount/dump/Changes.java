package criu.mount.dump;

import criu.mount.model.MountException;
import java.util.ArrayList;
import java.util.List;

/** What changed while it was dumped: an error, or kept as warnings where that is allowed. */
final class Changes {
  private static final int MOST_SHOWN = 20;

  private final boolean allowed;
  private final List<String> found = new ArrayList<>();

  Changes(boolean allowed) {
    this.allowed = allowed;
  }

  /** Takes changes of one namespace or file system; with none it does nothing. */
  void add(String which, List<String> changes) throws MountException {
    if (changes.isEmpty()) {
      return;
    }
    if (!allowed) {
      throw because("dump", which, "it changed while it was dumped: " + text(changes));
    }
    changes.forEach(change -> note(which, change));
  }

  /** Keeps a change that is allowed. */
  void note(String which, String change) {
    found.add(which + ": " + change);
  }

  /** Returns the failure for a change that is not allowed. */
  static MountException because(String what, String which, String why) {
    return MountException.because(what, which, why)
        .remedy(
            "stop what changes it, stop all of its cgroup with --freeze, or accept changes with"
                + " --allow-changes");
  }

  boolean allowed() {
    return allowed;
  }

  /** Returns what was found and allowed, a line each. */
  List<String> found() {
    return List.copyOf(found);
  }

  private static String text(List<String> changes) {
    int shown = Math.min(changes.size(), MOST_SHOWN);
    String text = String.join("; ", changes.subList(0, shown));
    return shown == changes.size() ? text : text + "; and " + (changes.size() - shown) + " more";
  }
}
