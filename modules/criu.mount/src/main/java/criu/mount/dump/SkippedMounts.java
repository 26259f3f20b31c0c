package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.RawPaths;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.mount.rule.Subject;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mounts that {@code --skip-mnt} leaves out, in all namespaces. What is mounted on one of them
 * is a problem unless it is skipped too.
 */
final class SkippedMounts {
  private final Map<RawString, RawString> asGiven = new LinkedHashMap<>();
  private final Set<RawString> unused;
  private final Map<Integer, Mount> dropped = new HashMap<>();
  private final Findings findings;

  private SkippedMounts(Subject live, List<RawString> paths) {
    this.findings = new Findings("skipped-mount", live);
    paths.forEach(path -> asGiven.put(RawPaths.normalized(path), path));
    this.unused = new LinkedHashSet<>(asGiven.keySet());
  }

  /**
   * Finds what is to be left out.
   *
   * @param live all mounts, as they were read
   */
  static SkippedMounts of(Subject live, List<RawString> paths) {
    SkippedMounts skipped = new SkippedMounts(live, paths);
    if (!paths.isEmpty()) {
      live.forest().namespaces().forEach(skipped::look);
      skipped.unused.forEach(skipped::notThere);
    }
    return skipped;
  }

  private void look(MountNamespace namespace) {
    Mount root = namespace.tree().root();
    for (Mount mount : namespace.tree().depthFirst()) {
      boolean named = asGiven.containsKey(mount.mountpoint());
      if (named) {
        unused.remove(mount.mountpoint());
      }
      if (mount.id() == root.id()) {
        refuseRoot(mount, named);
      } else if (named) {
        dropped.put(mount.id(), mount);
      } else if (dropped.containsKey(mount.parentId())) {
        refuseChild(mount, dropped.get(mount.parentId()));
        dropped.put(mount.id(), mount);
      }
    }
  }

  private void refuseRoot(Mount root, boolean named) {
    if (named) {
      findings.error(
          root,
          "--skip-mnt names the root, without which there is no tree",
          Remedy.words("leave the option out: --root gives the root at restore"));
    }
  }

  private void refuseChild(Mount child, Mount parent) {
    findings.error(
        child,
        "it is mounted on " + parent.label() + ", which --skip-mnt leaves out",
        Remedy.dump("--skip-mnt", child.mountpoint().toString()).because("it is left out too"));
  }

  private void notThere(RawString path) {
    findings.error(
        "--skip-mnt " + asGiven.get(path),
        "nothing is mounted there",
        Remedy.words("give a mountpoint as mountinfo shows it, or leave the option out"));
  }

  /** Returns everything that stands against leaving the mounts out. */
  List<Problem> problems() {
    return findings.problems();
  }

  /** Returns the mounts that are left, namespace by namespace. */
  List<List<Mount>> left(MountForest forest) {
    List<List<Mount>> left = new ArrayList<>();
    for (MountNamespace namespace : forest.namespaces()) {
      left.add(
          namespace.tree().mounts().stream()
              .filter(mount -> !dropped.containsKey(mount.id()))
              .toList());
    }
    return left;
  }
}
