package criu.mount.restore;

import criu.mount.model.Journal;
import criu.mount.model.Progress;
import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the steps of a restore, and says what becomes of each to a log that wants that. For
 * several threads.
 */
final class StepLog {
  private final Progress progress;
  private final Journal log;
  private final boolean wanted;
  private final AtomicLong number = new AtomicLong();
  private volatile long total;

  StepLog(Progress progress, Journal log) {
    this.progress = progress;
    this.log = log;
    this.wanted = log.wantsSteps();
  }

  /** Called once, before the first. */
  void begin(int steps) {
    total = steps;
    progress.part("restore", steps);
  }

  /** Called before each; returns its number. */
  long began() {
    long next = number.incrementAndGet();
    progress.step(next);
    return next;
  }

  /** Called after each that succeeded. */
  void done(long number, Step step) {
    if (wanted) {
      say(number, step, "done");
    }
  }

  /** Called when a step has failed. */
  void failed(long number, Step step, IOException cause) {
    if (wanted) {
      say(number, step, "failed: " + cause.getMessage());
    }
  }

  private synchronized void say(long number, Step step, String outcome) {
    String place = step.mount().label() + ": " + StepText.of(step);
    log.step("step " + number + " of " + total + ": " + place + ": " + outcome);
  }
}
