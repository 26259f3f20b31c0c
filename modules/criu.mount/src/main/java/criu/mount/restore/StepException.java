package criu.mount.restore;

import criu.mount.external.ExternalDevices;
import criu.mount.model.MountException;
import criu.mount.model.Origin;
import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import java.io.IOException;
import java.util.Optional;

/** Names the step and the mount of a failure. */
final class StepException {

  private StepException() {}

  /**
   * Returns a failure that says what the step was for; one that says so already is kept.
   *
   * @param confined whether this program is in a user namespace, where much is forbidden
   */
  static MountException of(Step step, IOException cause, boolean confined) {
    Optional<Confinement> forbidden = confined ? Confinement.of(step, cause) : Optional.empty();
    if (forbidden.isPresent()) {
      return because(step, forbidden.get(), cause);
    }
    if (cause instanceof MountException named) {
      return named;
    }
    String mount = step.mount().label();
    MountException failure = new MountException("restore: " + StepText.of(step), mount, cause);
    return remedy(step).map(failure::remedy).orElse(failure);
  }

  private static MountException because(Step step, Confinement forbidden, IOException cause) {
    String prefix = "restore: " + StepText.of(step);
    String failure = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    String why = forbidden.why() + ": " + failure;
    return MountException.because(prefix, step.mount().label(), why, cause)
        .remedy(forbidden.remedy());
  }

  /** Returns what the user can do when the step fails, where there is something. */
  private static Optional<String> remedy(Step step) {
    return switch (step) {
      case Step.Place s ->
          Optional.of(
              "make " + s.mount().mountpoint() + " in the root given by --root, of the same kind");
      case Step.CopyHostPath s -> Optional.of("give a path that exists with --root or --external");
      case Step.MountSource s when s.mount().origin() instanceof Origin.DeviceExternal ->
          Optional.of(
              "give the block device that holds this file system with --external 'dev["
                  + ExternalDevices.name(s.mount().superblock().source())
                  + "]:PATH'; it may be mounted elsewhere only with the same options");
      case Step.CopyHostPeer s -> Optional.of("give a path that exists with --root or --external");
      case Step.CopyMount s when MissingCgroups.showsCgroup(s.mount()) ->
          Optional.of("make the cgroup " + s.mount().root() + ", or restore with --oci-bundle");
      default -> Optional.empty();
    };
  }
}
