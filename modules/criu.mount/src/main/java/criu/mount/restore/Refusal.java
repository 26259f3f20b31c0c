package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import java.io.IOException;
import java.util.Optional;

/**
 * A step of a restore that the kernel forbids in a user namespace.
 *
 * @param step the step
 * @param reason a sentence without a full stop
 * @param failure what the kernel said, empty when it was not asked
 * @param remedy what can be done
 */
public record Refusal(Step step, String reason, String failure, String remedy) {

  static Refusal of(Step step, Confinement forbidden, IOException cause) {
    String failure = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    return new Refusal(step, forbidden.why(), failure, forbidden.remedy());
  }

  /** Returns the same for a reason that says more. */
  Refusal because(Confinement forbidden) {
    return new Refusal(step, forbidden.why(), failure, forbidden.remedy());
  }

  /** Returns why, a sentence without a full stop. */
  public String why() {
    return failure.isEmpty() ? reason : reason + ": " + failure;
  }

  /** Returns the mount that the step is for. */
  public Mount mount() {
    return step.mount();
  }

  /** Returns it as a failure, which names step and mount. */
  public MountException toException() {
    return MountException.because("restore: " + StepText.of(step), mount().label(), why())
        .remedy(remedy);
  }
}
