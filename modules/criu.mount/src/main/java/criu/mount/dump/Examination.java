package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.rule.HostMounts;
import criu.mount.rule.Problem;
import criu.mount.rule.Rules;
import criu.mount.rule.Sources;
import criu.mount.rule.Subject;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What check and dump find out before anything is written.
 *
 * @param subject what the rules looked at
 * @param plugins the names of the plugins that took a mount
 * @param problems everything that the rules found
 */
record Examination(Subject subject, Set<String> plugins, List<Problem> problems) {

  static Examination of(Kernel kernel, LiveTree found, DumpOptions options) throws IOException {
    MountForest plain = found.forest();
    Classification classified =
        Classifier.classify(
            plain, options.externals(), options.fileSystems(), options.plugins()::claim);
    HostMounts host = HostMountInfo.read();
    List<Mount> mounts =
        options.outside().peers()
            ? InternalSharing.marked(classified.mounts(), host)
            : classified.mounts();
    MountForest forest = found.forestOf(byNamespace(plain, mounts));
    Subject subject =
        new Subject(
            options.pid(),
            forest,
            found.pids(),
            found.unknown(),
            Sources.of(forest, options.fileSystems().enabled()),
            host,
            options.externals().keys(),
            options.outside(),
            DeviceOrigins.unused(options.fileSystems().devices(), forest),
            FilledFileSystems.in(kernel, found, forest));
    return new Examination(subject, classified.plugins(), Rules.check(subject));
  }

  /** Returns all mounts, with who brings them back. */
  MountForest forest() {
    return subject.forest();
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
