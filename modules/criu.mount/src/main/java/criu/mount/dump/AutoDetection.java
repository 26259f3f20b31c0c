package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.mount.model.OutsideSharing;
import criu.mount.model.RawPaths;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.mount.rule.Subject;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds for mounts whose superblock the host has mounted too the host's path of what they show. A
 * path is taken only when it really leads to the mount of the host that is meant, so that of two
 * mounts on top of each other the one below is never taken for the one above.
 */
final class AutoDetection {

  /** Tells whether a path of the host leads to a mount of the host. */
  @FunctionalInterface
  interface Look {
    boolean leadsTo(RawString path, Mount hostMount);
  }

  private static final String NO_SOURCE = "no-source";

  private final HostIndex host;
  private final OutsideSharing wanted;
  private final Set<Integer> ownGroups;
  private final Look look;
  private final Map<Integer, Remark> refusals = new HashMap<>();
  private final List<Remark> choices = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Something to be said of a mount. */
  private record Remark(Mount mount, String reason, Remedy remedy) {}

  /**
   * Prepares the detection.
   *
   * @param wanted the links to peer groups of the host that are allowed
   * @param ownGroups the peer groups that have a mount in the dumped namespaces
   */
  AutoDetection(HostIndex host, OutsideSharing wanted, Set<Integer> ownGroups, Look look) {
    this.host = host;
    this.wanted = wanted;
    this.ownGroups = ownGroups;
    this.look = look;
  }

  /** Returns the mount with its path on the host, or as it is when there is none. */
  Mount detected(Mount mount) {
    Set<Mount> candidates = mount.rootDeleted() ? Set.of() : host.candidates(mount);
    for (Mount candidate : candidates) {
      RawString path =
          RawPaths.join(candidate.mountpoint(), RawPaths.below(candidate.root(), mount.root()));
      if (look.leadsTo(path, candidate)) {
        return allowed(mount, candidate) ? taken(mount, candidate, path) : mount;
      }
    }
    if (!candidates.isEmpty()) {
      refuseHidden(mount, candidates.iterator().next());
    }
    return mount;
  }

  private Mount taken(Mount mount, Mount candidate, RawString path) {
    String onHost = path + " of the host, on its " + candidate.label();
    int visible = host.visibleOnes(mount);
    if (visible > 1) {
      choices.add(
          new Remark(
              mount,
              visible + " mounts of the host show it, of which " + onHost + " was chosen",
              byKey(mount).because("to choose another path")));
    }
    notes.add(mount.label() + ": found as " + onHost);
    boolean internal =
        mount.sharing().isShared() && candidate.sharing().groupId() != mount.sharing().groupId();
    return mount.withSource(path).withOrigin(new Origin.AutoExternal(internal));
  }

  private boolean allowed(Mount mount, Mount candidate) {
    if (mount.sharing().isShared() && !wanted.peers()) {
      return refuse(
          mount,
          "it is of the host and shared, in peer group " + mount.sharing().groupId(),
          Remedy.dump("--external", "mnt[]:s").restore("--external", "mnt[]"));
    }
    int master = mount.sharing().masterId();
    if (master == 0 || ownGroups.contains(master)) {
      return true;
    }
    if (!wanted.masters()) {
      return refuse(
          mount,
          "it is of the host and a slave, of peer group " + master,
          Remedy.dump("--external", "mnt[]:m").restore("--external", "mnt[]"));
    }
    boolean same =
        candidate.sharing().groupId() == master || candidate.sharing().masterId() == master;
    return same
        || refuse(
            mount,
            "it is a slave of peer group " + master + ", of which the host shows no mount",
            byKey(mount));
  }

  private void refuseHidden(Mount mount, Mount candidate) {
    String reason =
        "it is of the host, where other mounts hide "
            + candidate.label()
            + ", so that no path leads to it";
    refuse(mount, reason, byKey(mount));
    choices.add(new Remark(mount, reason + ", and it is not taken from there", byKey(mount)));
  }

  private boolean refuse(Mount mount, String reason, Remedy remedy) {
    refusals.put(mount.id(), new Remark(mount, reason, remedy));
    return false;
  }

  private static Remedy byKey(Mount mount) {
    String key = mount.mountpoint().substring(1).toString();
    return Remedy.dump("--external", "mnt[" + mount.mountpoint() + "]:" + key)
        .restore("--external", "mnt[" + key + "]:PATH");
  }

  /**
   * Returns the problems that rules found, with the reason why a mount was not taken from the host
   * in the place of that it has no source, and behind them what else the user should know.
   */
  List<Problem> explained(List<Problem> found, Subject subject) {
    List<Problem> all = new ArrayList<>();
    Set<Integer> explained = new HashSet<>();
    for (Problem problem : found) {
      Optional<Remark> refusal = refusal(problem);
      refusal.ifPresent(remark -> explained.add(remark.mount().id()));
      all.add(refusal.map(remark -> asError(remark, subject)).orElse(problem));
    }
    Findings findings = new Findings("detected-external", subject);
    for (Remark choice : choices) {
      if (!explained.contains(choice.mount().id())) {
        findings.warning(choice.mount(), choice.reason(), choice.remedy());
      }
    }
    if (notes.isEmpty()) {
      findings.warning(
          "--external mnt[]",
          "no mount of the host was found that needs it",
          Remedy.words("leave the option out"));
    }
    all.addAll(findings.problems());
    return all;
  }

  private Optional<Remark> refusal(Problem problem) {
    return problem
        .mount()
        .filter(mount -> problem.rule().equals(NO_SOURCE))
        .flatMap(mount -> Optional.ofNullable(refusals.get(mount.id())));
  }

  private static Problem asError(Remark remark, Subject subject) {
    Findings findings = new Findings(NO_SOURCE, subject);
    findings.error(remark.mount(), remark.reason(), remark.remedy());
    return findings.problems().getFirst();
  }

  /** Returns what was found, a line for each. */
  List<String> notes() {
    return notes;
  }
}
