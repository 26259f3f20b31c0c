package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.PeerGroup;
import criu.mount.rule.LostLayer;
import criu.mount.rule.Problem;
import criu.mount.rule.Rules;
import criu.mount.rule.Sources;
import criu.mount.rule.Subject;
import criu.syscall.Device;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What check and dump find out before anything is written.
 *
 * @param subject what the rules looked at
 * @param plugins the names of the plugins that took a mount
 * @param problems everything that was found
 * @param notes which mounts were found on the host, a line for each
 */
record Examination(
    Subject subject, Set<String> plugins, List<Problem> problems, List<String> notes) {

  static Examination of(Kernel kernel, LiveTree found, DumpOptions options) throws IOException {
    HostMountInfo host = HostMountInfo.read();
    Subject live = subject(found, found.forest(), host, options, Set.of(), Map.of());
    SkippedMounts skipped = SkippedMounts.of(live, options.skipped());
    MountForest plain = found.forestOf(skipped.left(found.forest()));
    Optional<AutoDetection> detection = detection(kernel, host, plain, options);
    ExternalMounts externals =
        BundleMountpoints.declared(kernel.files(), options, found, plain, live.host());
    options.plugins().see(plain);
    Classification classified =
        Classifier.classify(
            plain, externals, options.fileSystems(), detection, options.plugins()::claim);
    List<Mount> mounts =
        options.outside().peers()
            ? InternalSharing.marked(classified.mounts(), live.host())
            : classified.mounts();
    MountForest forest = found.forestOf(byNamespace(plain, mounts));
    Set<Device> filled = FilledFileSystems.in(kernel, found, forest);
    Sources sources = Sources.of(forest, options.fileSystems().enabled());
    Map<Integer, LostLayer> lost = LayerLook.lost(kernel, found, forest, sources);
    Subject subject = subject(found, forest, host, options, filled, lost);
    List<Problem> problems = new ArrayList<>(skipped.problems());
    List<Problem> ofRules = Rules.check(subject);
    problems.addAll(detection.map(one -> one.explained(ofRules, subject)).orElse(ofRules));
    if (problems.stream().noneMatch(Problem::isError)) {
      problems.addAll(UserNamespaceOutlook.of(kernel, found, subject));
    }
    return new Examination(
        subject,
        classified.plugins(),
        List.copyOf(problems),
        detection.map(AutoDetection::notes).orElse(List.of()));
  }

  private static Subject subject(
      LiveTree found,
      MountForest forest,
      HostMountInfo host,
      DumpOptions options,
      Set<Device> filled,
      Map<Integer, LostLayer> lostLayers) {
    return new Subject(
        options.pid(),
        forest,
        found.pids(),
        found.unknown(),
        Sources.of(forest, options.fileSystems().enabled()),
        host.bySuperblock(),
        options.externals().keys(),
        options.outside(),
        DeviceOrigins.unused(options.fileSystems().devices(), forest),
        filled,
        lostLayers);
  }

  /** Returns all mounts, with who brings them back. */
  MountForest forest() {
    return subject.forest();
  }

  private static Optional<AutoDetection> detection(
      Kernel kernel, HostMountInfo host, MountForest forest, DumpOptions options) {
    return options
        .externals()
        .detection()
        .map(wanted ->
            new AutoDetection(
                host.byPlace(),
                options.outside(),
                PeerGroup.of(forest.mounts()).keySet(),
                new HostLook(kernel.files())));
  }

  /** Tells whether nothing stands against a dump. */
  boolean hasNoError() {
    return problems.stream().noneMatch(Problem::isError);
  }

  /** Throws when something stands against a dump. */
  void requireNoError() throws ProblemsException {
    if (!hasNoError()) {
      throw new ProblemsException(subject.pid(), problems);
    }
  }

  private static List<List<Mount>> byNamespace(MountForest forest, List<Mount> mounts) {
    Map<MountNamespace, List<Mount>> split = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      split.computeIfAbsent(forest.namespace(mount), one -> new ArrayList<>()).add(mount);
    }
    return List.copyOf(split.values());
  }
}
