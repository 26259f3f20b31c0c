package criu.mount.restore;

import criu.mount.model.Journal;
import criu.mount.model.Progress;
import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import java.io.IOException;

/** Counts the steps of a restore, and says what becomes of each to a log that wants that. */
final class StepLog {
  private final Progress progress;
  private final Journal log;
  private final boolean wanted;
  private long number;
  private long total;

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

  /** Called before each. */
  void began() {
    progress.step(++number);
  }

  /** Called after each that succeeded. */
  void done(Step step) {
    if (wanted) {
      say(step, "done");
    }
  }

  /** Called when a step has failed. */
  void failed(Step step, IOException cause) {
    if (wanted) {
      say(step, "failed: " + cause.getMessage());
    }
  }

  private void say(Step step, String outcome) {
    String place = step.mount().label() + ": " + StepText.of(step);
    log.step("step " + number + " of " + total + ": " + place + ": " + outcome);
  }
}
