package criu.mount.restore;

import criu.mount.archive.Crew;
import criu.mount.model.MountNamespace;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.CloneFlag;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries a plan out on the threads of the namespaces, each of which gets a mount namespace of its
 * own first: mounts are made on the maker, and placed and shared each on its own. From the switch
 * of the root on, only calls on descriptors that are open already are made. Several file systems in
 * a row are filled by threads of the host.
 *
 * <p>Holds a descriptor for every mount that is not yet released; closing the executor closes them.
 */
final class PlanExecutor implements AutoCloseable {
  private final RestoreContext context;
  private final Kernel kernel;
  private final PluginSession session;
  private final NamespaceThread.Patience patience;
  private final Site site;
  private final DetachedMounts detached;
  private final PluginSteps plugins;
  private final StandingMounts standing;
  private final StepLog log;
  private final Set<NamespaceThread> attached = new HashSet<>();

  /**
   * Makes the executor.
   *
   * @param oldRootName the name of the directory for the host's tree, if the plan keeps it in one
   */
  PlanExecutor(RestoreContext context, RawString oldRootName) {
    this.kernel = context.kernel();
    this.context = context;
    this.session = context.session();
    this.patience = context.plugins()::look;
    this.site = new Site(kernel, oldRootName, session.effects(), context.workshop().isPresent());
    this.detached = new DetachedMounts(context, site);
    this.plugins = new PluginSteps(context, site);
    this.standing = new StandingMounts(context, site);
    this.log = new StepLog(context.progress(), context.log());
  }

  /** Carries out all steps in new namespaces of the threads. */
  void execute(List<Step> steps, NamespaceThreads threads) throws IOException {
    log.begin(steps.size());
    List<Step> linked = steps.subList(0, hostPeers(steps));
    enterNamespaces(threads);
    threads.maker().run(() -> carryOutAll(linked));
    cutOff(threads);
    int from = linked.size();
    while (from < steps.size()) {
      int filled = endOfFillings(steps, from);
      if (filled > from) {
        fillTogether(steps.subList(from, filled));
        from = filled;
      } else {
        from = carryOutOnOne(steps, from, threads);
      }
    }
  }

  /** Carries out the steps from one on that belong to the same thread; returns where they end. */
  private int carryOutOnOne(List<Step> steps, int from, NamespaceThreads threads)
      throws IOException {
    NamespaceThread thread = threadOf(steps.get(from), threads);
    if (steps.get(from) instanceof Step.AttachRoot) {
      attached.add(thread);
    }
    int to = from + 1;
    while (to < steps.size()
        && threadOf(steps.get(to), threads).equals(thread)
        && endOfFillings(steps, to) == to) {
      to++;
    }
    List<Step> together = steps.subList(from, to);
    thread.run(() -> carryOutAll(together), patience);
    return to;
  }

  /** Returns the end of several fillings in a row, which can be done side by side. */
  private int endOfFillings(List<Step> steps, int from) {
    int to = from;
    while (to < steps.size()
        && steps.get(to) instanceof Step.FillFileSystem
        && context.workshop().isEmpty()) { // it does one at a time
      to++;
    }
    return to - from < 2 ? from : to;
  }

  /** Through descriptors, which lead to the same mounts from every namespace. */
  private void fillTogether(List<Step> fillings) throws IOException {
    Crew.run(fillings.size(), i -> carryOutOne(fillings.get(i)));
  }

  /** Returns how many steps come first that need mounts which are still peers of the host's. */
  private static int hostPeers(List<Step> steps) {
    int count = 0;
    while (count < steps.size() && steps.get(count) instanceof Step.CopyHostPeer) {
      count++;
    }
    return count;
  }

  private void enterNamespaces(NamespaceThreads threads) throws IOException {
    if (threads.areApart()) {
      threads.maker().run(this::unshare);
    }
    for (MountNamespace namespace : context.forest().namespaces()) {
      NamespaceThread thread = threads.of(namespace);
      if (context.workshop().isPresent()) {
        context.workshop().get().enterNamespace(namespace, thread);
      } else {
        thread.run(this::unshare);
        NamespaceNumber.settle(kernel, thread);
      }
    }
  }

  private void unshare() throws IOException {
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
  }

  /** Ends what the copies of the host's mounts have to do with those. */
  private void cutOff(NamespaceThreads threads) throws IOException {
    threads.maker().run(() -> Site.makePrivate(kernel));
    for (MountNamespace namespace : context.forest().namespaces()) {
      threads.of(namespace).run(() -> Site.makePrivate(kernel));
    }
  }

  /**
   * A detached mount belongs to the namespace of the thread that made it, which is the maker; one
   * that stands is changed from its own namespace only.
   */
  private NamespaceThread threadOf(Step step, NamespaceThreads threads) {
    return switch (step) {
      case Step.Place s ->
          attached.contains(threads.of(s.mount())) ? threads.of(s.mount()) : threads.maker();
      case Step.AttachRoot s -> threads.of(s.mount());
      case Step.SwitchRoot s -> threads.of(s.mount());
      case Step.JoinGroup s -> threads.of(s.mount());
      case Step.SetPropagation s ->
          s.handle().kind() == Handle.Kind.MOUNT && attached.contains(threads.of(s.mount()))
              ? threads.of(s.mount())
              : threads.maker();
      default -> threads.maker();
    };
  }

  private void carryOutAll(List<Step> steps) throws IOException {
    if (steps.stream().anyMatch(Step.Park.class::isInstance)) {
      site.scratch(); // below the root, which other mounts may cover
    }
    for (Step step : steps) {
      carryOutOne(step);
    }
  }

  private void carryOutOne(Step step) throws IOException {
    long number = log.began();
    try {
      carryOut(step);
      log.done(number, step);
    } catch (IOException e) {
      log.failed(number, step, e);
      throw StepException.of(step, e, context.confined());
    }
  }

  /** The steps of which there are thousands come first, for the cases are tried in order. */
  private void carryOut(Step step) throws IOException {
    switch (step) {
      case Step.CopyMount s -> detached.copy(s);
      case Step.SetFlags s -> standing.setFlags(s);
      case Step.Place s -> place(s);
      case Step.Release s -> site.release(s.handle());
      case Step.MakeFileSystem s -> detached.make(s);
      case Step.MountSource s -> detached.mountSource(s);
      case Step.FillFileSystem s -> detached.fill(s);
      case Step.SealFileSystem s -> detached.seal(s);
      case Step.CopyHostPath s -> detached.copyHostPath(s.made(), s.path());
      case Step.CopyHostPeer s -> detached.copyHostPath(s.made(), s.path());
      case Step.CopyDeleted s -> detached.copyDeleted(s);
      case Step.Park s -> detached.park(s);
      case Step.Premount s -> plugins.premount(s);
      case Step.TakePremount s -> plugins.takePremount(s);
      case Step.MountInPlace s -> plugins.mountInPlace(s);
      case Step.MoveHome s -> plugins.moveHome(s);
      case Step.SetPropagation s -> standing.setPropagation(s);
      case Step.JoinGroup s -> standing.joinGroup(s);
      case Step.AttachRoot s -> standing.attachRoot(s);
      case Step.SwitchRoot s -> standing.switchRoot(s);
      case Step.TakeCopy s -> standing.takeCopy(s);
      case Step.UnmountCopy s -> standing.unmountCopy(s);
      case Step.EnterRoot s -> site.oldRoot().enter(site.held(s.mount()));
      case Step.ClearOldTree s -> site.oldRoot().clear();
      case Step.LeaveOldRoot s -> site.oldRoot().leave(site.held(s.mount()));
      case Step.KeepRoot s -> site.handles().put(Handle.of(s.mount()), site.openRoot());
    }
  }

  private void place(Step.Place step) throws IOException {
    standing.place(step);
    detached.placed(step.mount());
  }

  @Override
  public void close() throws IOException {
    session.end();
    try (detached) {
      site.close();
    }
  }
}
