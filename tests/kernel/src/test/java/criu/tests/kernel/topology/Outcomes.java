package criu.tests.kernel.topology;

import criu.mount.dump.ProblemsException;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.restore.DifferenceException;
import criu.mount.restore.RestoreOptions.Engine;
import criu.syscall.Kernel;
import criu.tests.kernel.topology.Operation.BindOutside;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out the round trip of one topology by every engine and says what was wrong. */
final class Outcomes {
  private final Tally tally = new Tally();

  /** Returns the counts of all topologies so far. */
  Tally tally() {
    return tally;
  }

  /** Returns what went wrong; a classic engine that refuses before it mounts is counted only. */
  List<String> wrong(List<Operation> operations, Optional<Fault> fault) throws IOException {
    try (Site site = Site.make()) {
      try (LiveTopology live = LiveTopology.make(Kernel.real(), site, operations)) {
        List<MountTree> trees = RoundTrip.trees(live.tasks(), site);
        Optional<Outside> outside = Outside.of(trees, site);
        if (outside.isPresent()) {
          boolean some = operations.stream().anyMatch(BindOutside.class::isInstance);
          tally.countTopology(trees, some, live.refused());
          return roundTrips(live, site, outside.get(), fault);
        }
      }
    }
    return wrong(
        operations.stream().filter(operation -> !(operation instanceof BindOutside)).toList(),
        fault);
  }

  private List<String> roundTrips(
      LiveTopology live, Site site, Outside outside, Optional<Fault> fault) throws IOException {
    RoundTrip trip = new RoundTrip(site, outside);
    try {
      trip.dump(live.tasks().getFirst());
    } catch (ProblemsException e) {
      return e.problems().stream().map(problem -> "dump: " + problem).toList();
    } catch (IOException e) {
      return List.of("dump: " + e);
    }
    List<String> wrong = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      FaultyKernel counting = new FaultyKernel(Map.of());
      if (restores(live, trip, engine, counting.kernel(), wrong) && fault.isPresent()) {
        tally.countFault();
        new FaultTrial(trip, site)
            .wrong(engine, fault.get(), counting)
            .forEach(text -> wrong.add(engine + ": " + text));
      }
    }
    return wrong;
  }

  /** Restores and compares; returns whether it was exact. */
  private boolean restores(
      LiveTopology live, RoundTrip trip, Engine engine, Kernel kernel, List<String> wrong) {
    List<String> found = new ArrayList<>();
    boolean refused = false;
    try {
      found.addAll(trip.restore(kernel, live.tasks(), engine));
    } catch (DifferenceException e) {
      e.differences().forEach(difference -> found.add("restore: " + difference));
    } catch (IOException | RuntimeException e) {
      refused = engine == Engine.CLASSIC && isRefusal(e);
      if (!refused) {
        found.add(e.toString());
      }
    }
    found.forEach(text -> wrong.add(engine + ": " + text));
    boolean exact = found.isEmpty() && !refused;
    Tally.Result result = exact ? Tally.Result.EXACT : Tally.Result.WRONG;
    tally.count(engine, refused ? Tally.Result.REFUSED : result);
    return exact;
  }

  private static boolean isRefusal(Exception failure) {
    return failure instanceof MountException
        && String.valueOf(failure.getMessage()).startsWith("restore: plan");
  }
}
