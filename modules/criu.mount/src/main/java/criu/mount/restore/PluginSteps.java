package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;

/** The steps in which plugins mount, and what they mounted is taken over. */
final class PluginSteps {
  private final Site site;
  private final Kernel kernel;
  private final Premounts premounts;
  private final PluginEffects effects;

  PluginSteps(RestoreContext context, Site site) {
    this.site = site;
    this.kernel = context.kernel();
    this.premounts = new Premounts(context);
    this.effects = context.session().effects();
  }

  void premount(Step.Premount step) throws IOException {
    OldRoot oldRoot = site.oldRoot();
    if (oldRoot.host().isPresent()) {
      premounts.make(step.mount(), base(), oldRoot.host().get(), oldRoot.path());
      return;
    }
    try (Fd hostRoot = site.openRoot()) {
      premounts.make(step.mount(), base(), hostRoot, Site.ROOT);
    }
  }

  void takePremount(Step.TakePremount step) throws IOException {
    Fd base = base();
    try (Fd mounted = premounts.open(step.mount(), Step.temporaryPlace(step.mount()), base)) {
      boolean all = effects.bringsMore(step.mount());
      Fd copy =
          kernel
              .mounts()
              .openTree(mounted, RawString.EMPTY, all ? Places.COPY_ALL : Places.COPY_THIS);
      site.handles().put(step.made(), copy);
      kernel.mounts().umount(mounted.procPath(), Places.DETACH_FOLLOWED);
    }
    premounts.clear(step.mount(), base);
  }

  void moveHome(Step.MoveHome step) throws IOException {
    Fd base = base();
    Fd mounted = premounts.open(step.mount(), Step.temporaryPlace(step.mount()), base);
    site.handles().put(Handle.of(step.mount()), mounted);
    Places.attachBelow(kernel, mounted, site.held(step.parent()), step.below());
    premounts.clear(step.mount(), base);
  }

  void mountInPlace(Step.MountInPlace step) throws IOException {
    Mount mount = step.mount();
    try (Fd root = site.openRoot()) {
      premounts.makeInPlace(mount, root);
      site.handles().put(Handle.of(mount), premounts.open(mount, mount.mountpoint(), root));
    }
  }

  /** Returns what temporary places are in: the new root where it stands already, or a scratch. */
  private Fd base() throws IOException {
    OldRoot oldRoot = site.oldRoot();
    return oldRoot.host().isPresent() ? oldRoot.newRoot() : site.scratch().root();
  }
}
