package criu.tests.kernel.topology;

import criu.mount.model.MountException;
import criu.mount.restore.RestoreOptions.Engine;
import criu.syscall.Errno;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Restores a topology with a call that fails, and says what was wrong with the failure. */
final class FaultTrial {
  // what is done before and after the steps is done for the root or the images
  private static final Pattern NAMES_STEP_AND_MOUNT =
      Pattern.compile("restore: [^:]+: (mount [0-9]+ at )?/.*", Pattern.DOTALL);

  private final RoundTrip trip;
  private final Site site;

  FaultTrial(RoundTrip trip, Site site) {
    this.trip = trip;
    this.site = site;
  }

  /**
   * Does it.
   *
   * @param counted has counted the calls of a restore that did not fail
   */
  List<String> wrong(Engine engine, Fault fault, FaultyKernel counted) throws IOException {
    int first = Math.floorMod(fault.position(), counted.calls());
    Map<Integer, Errno> faults = new HashMap<>(Map.of(first, fault.errno()));
    fault.again().ifPresent(later -> faults.put(first + later, Fault.SECOND));
    FaultyKernel kernel = new FaultyKernel(faults);
    HostState before = HostState.of(site);
    List<String> wrong = new ArrayList<>();
    try {
      trip.restored(kernel.kernel(), engine).close();
      if (!kernel.failed().isEmpty()) { // a run may take a few calls less than another
        wrong.add("it went on");
      }
    } catch (IOException | RuntimeException e) {
      wrong.addAll(wrongWith(e, fault, kernel.failed()));
    }
    wrong.addAll(left(HostState.of(site), before, kernel.failed()));
    String where =
        "call " + first + " of " + counted.calls() + ", " + faults + " " + kernel.failed() + ": ";
    return wrong.stream().map(text -> where + text).toList();
  }

  /** What a call that failed in the clean-up was to remove is not held against the restore. */
  private static List<String> left(
      HostState after, HostState before, List<FaultyKernel.Failed> failed) {
    boolean renamed = failed.stream().anyMatch(one -> one.name().equals("rename"));
    return failed.stream().anyMatch(FaultyKernel.Failed::inCleanUp)
        ? after.sinceHalfCleanedUp(before, renamed)
        : after.since(before);
  }

  private static List<String> wrongWith(
      Exception failure, Fault fault, List<FaultyKernel.Failed> failed) {
    List<String> wrong = new ArrayList<>();
    String message = String.valueOf(failure.getMessage());
    if (!(failure instanceof MountException) || !NAMES_STEP_AND_MOUNT.matcher(message).matches()) {
      wrong.add("it does not name step and mount: " + failure);
    }
    // content is unpacked beside the steps: what fails second may belong to the earlier one
    boolean beside = failed.size() > 1 && !failed.get(1).inCleanUp();
    boolean swapped = beside && names(message, Fault.SECOND);
    if (!swapped && !names(message, fault.errno())) {
      wrong.add("it does not name " + fault.errno() + ": " + failure);
    }
    if (failed.size() > 1 && !isSuppressed(failure, swapped ? fault.errno() : Fault.SECOND)) {
      wrong.add("the other failure is lost: " + failure);
    }
    return wrong;
  }

  private static boolean names(String message, Errno errno) {
    return message.contains("(" + errno + ")");
  }

  private static boolean isSuppressed(Throwable failure, Errno errno) {
    for (Throwable suppressed : failure.getSuppressed()) {
      if (names(String.valueOf(suppressed.getMessage()), errno)) {
        return true;
      }
    }
    return failure.getCause() != null && isSuppressed(failure.getCause(), errno);
  }
}
