package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountForest;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** The steps that place mounts, change how they stand, and switch the root. */
final class StandingMounts {
  private final Site site;
  private final Kernel kernel;
  private final MountForest forest;
  private final PluginEffects effects;
  private Optional<Meaning> last = Optional.empty();

  private record Meaning(MountFlags flags, MountAttributes change) {}

  StandingMounts(RestoreContext context, Site site) {
    this.site = site;
    this.kernel = context.kernel();
    this.forest = context.forest();
    this.effects = context.session().effects();
  }

  void place(Step.Place step) throws IOException {
    Fd made = site.held(step.mount());
    site.directories()
        .at(
            Handle.of(step.parent()),
            step.parent(),
            step.below(),
            (directory, name) -> Places.attach(kernel, made, directory, name));
  }

  void setFlags(Step.SetFlags step) throws IOException {
    change(step.handle(), attributes(effects.flagsOf(step.mount())));
  }

  /** Mounts one after the other have the same flags more often than not. */
  private MountAttributes attributes(MountFlags flags) {
    if (last.isEmpty() || !last.get().flags().equals(flags)) {
      last = Optional.of(new Meaning(flags, Attributes.exactly(flags)));
    }
    return last.get().change();
  }

  void setPropagation(Step.SetPropagation step) throws IOException {
    change(step.handle(), MountAttributes.of(step.propagation()));
  }

  private void change(Handle handle, MountAttributes change) throws IOException {
    kernel.mounts().mountSetattr(site.handles().get(handle), RawString.EMPTY, Places.THIS, change);
  }

  void joinGroup(Step.JoinGroup step) throws IOException {
    kernel
        .mounts()
        .moveMount(
            site.handles().get(step.from()),
            RawString.EMPTY,
            site.handles().get(step.handle()),
            RawString.EMPTY,
            Places.JOIN_GROUP);
  }

  void attachRoot(Step.AttachRoot step) throws IOException {
    kernel
        .mounts()
        .moveMount(
            site.held(step.mount()), RawString.EMPTY, Fd.CWD, Site.ROOT, Places.MOVE_TO_PATH);
  }

  void switchRoot(Step.SwitchRoot step) throws IOException {
    Mount root = step.mount();
    kernel.namespaces().fchdir(site.held(root));
    kernel.mounts().pivotRoot(Places.HERE, Places.HERE);
    if (site.hasScratch() && root.id() == forest.root().id()) {
      kernel.mounts().umount(Places.HERE, Places.DETACH); // it covers the host's root
    }
    kernel.mounts().umount(Places.HERE, Places.DETACH);
    kernel.namespaces().chdir(Site.ROOT);
  }

  void takeCopy(Step.TakeCopy step) throws IOException {
    site.handles().put(Handle.of(step.mount()), copyOn(step.parent(), step.below()));
  }

  void unmountCopy(Step.UnmountCopy step) throws IOException {
    try (Fd copy = copyOn(step.parent(), step.below())) {
      if (!kernel.files().status(copy, RawString.EMPTY).mountRoot()) {
        return; // it went with that of a peer
      }
    }
    kernel.namespaces().fchdir(site.held(step.parent()));
    kernel.mounts().umount(step.below(), Places.DETACH);
  }

  private Fd copyOn(Mount parent, RawString below) throws IOException {
    return kernel.files().openIn(site.held(parent), below, Places.PLACE, 0, Places.ON_TOP);
  }
}
