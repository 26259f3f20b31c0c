package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.NamespaceThread;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a plan out on the threads of the namespaces, each of which gets a mount namespace of its
 * own first: mounts are made on the main one, and placed and shared each on its own. From the
 * switch of the root on, only calls on descriptors that are open already are made.
 *
 * <p>Holds a descriptor for every mount that is not yet released; closing the executor closes them.
 */
final class PlanExecutor implements AutoCloseable {
  private static final RawString ROOT = new RawString("/");

  private final Kernel kernel;
  private final FileSystemMaker fileSystems;
  private final ContentRestorer content;
  private final PluginMounts operations;
  private final Premounts premounts;
  private final Handles handles = new Handles();
  private final DeletedRoots deletedRoots = new DeletedRoots();
  private final OldRoot oldRoot;
  private final Set<NamespaceThread> attached = new HashSet<>();
  private final MountForest forest;
  private Optional<Scratch> scratch = Optional.empty();

  /**
   * Makes the executor.
   *
   * @param operations what plugins mount with
   * @param oldRootName the name of the directory for the host's tree, if the plan keeps it in one
   */
  PlanExecutor(RestoreContext context, PluginMounts operations, RawString oldRootName) {
    this.kernel = context.kernel();
    this.fileSystems = new FileSystemMaker(kernel, context.hostOptions());
    this.content = new ContentRestorer(kernel.files(), context.images());
    this.operations = operations;
    this.premounts = new Premounts(context, operations);
    this.oldRoot = new OldRoot(kernel, oldRootName);
    this.forest = context.forest();
  }

  /** Carries out all steps in new namespaces of the threads. */
  void execute(List<Step> steps, NamespaceThreads threads) throws IOException {
    for (NamespaceThread thread : threads.all()) {
      thread.run(this::enterNamespace);
      NamespaceNumber.settle(kernel, thread);
    }
    int from = 0;
    while (from < steps.size()) {
      NamespaceThread thread = threadOf(steps.get(from), threads);
      if (steps.get(from) instanceof Step.AttachRoot) {
        attached.add(thread);
      }
      int to = from + 1;
      while (to < steps.size() && threadOf(steps.get(to), threads).equals(thread)) {
        to++;
      }
      List<Step> together = steps.subList(from, to);
      thread.run(() -> carryOutAll(together));
      from = to;
    }
  }

  private void enterNamespace() throws IOException {
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD, ROOT, Set.of(AtFlag.AT_RECURSIVE), MountAttributes.of(Propagation.MS_PRIVATE));
  }

  /**
   * A detached mount belongs to the namespace of the thread that made it, which is the main one;
   * one that stands is changed from its own namespace only.
   */
  private NamespaceThread threadOf(Step step, NamespaceThreads threads) {
    return switch (step) {
      case Step.Place s ->
          attached.contains(threads.of(s.mount())) ? threads.of(s.mount()) : threads.main();
      case Step.AttachRoot s -> threads.of(s.mount());
      case Step.SwitchRoot s -> threads.of(s.mount());
      case Step.JoinGroup s -> threads.of(s.mount());
      case Step.SetPropagation s ->
          s.handle().kind() == Handle.Kind.MOUNT && attached.contains(threads.of(s.mount()))
              ? threads.of(s.mount())
              : threads.main();
      default -> threads.main();
    };
  }

  private void carryOutAll(List<Step> steps) throws IOException {
    if (steps.stream().anyMatch(Step.Park.class::isInstance)) {
      scratch(); // below the root, which other mounts may cover
    }
    for (Step step : steps) {
      try {
        carryOut(step);
      } catch (IOException e) {
        throw StepException.of(step, e);
      }
    }
  }

  private void carryOut(Step step) throws IOException {
    switch (step) {
      case Step.MakeFileSystem s -> makeFileSystem(s);
      case Step.FillFileSystem s -> content.fill(s.mount(), handles.get(s.handle()));
      case Step.SealFileSystem s -> fileSystems.seal(s.mount(), handles.get(s.handle()));
      case Step.CopyHostPath s ->
          handles.put(s.made(), kernel.mounts().openTree(Fd.CWD, s.path(), Places.COPY_PATH));
      case Step.CopyMount s -> copyMount(s);
      case Step.CopyDeleted s -> copyDeleted(s);
      case Step.Premount s -> premount(s);
      case Step.TakePremount s -> takePremount(s);
      case Step.SetFlags s -> setFlags(s.mount());
      case Step.Park s -> park(handles.get(s.handle()));
      case Step.Place s -> place(s);
      case Step.AttachRoot s -> attachRoot(s.mount());
      case Step.SwitchRoot s -> switchRoot(s.mount());
      case Step.JoinGroup s ->
          kernel
              .mounts()
              .moveMount(
                  handles.get(s.from()),
                  RawString.EMPTY,
                  handles.get(s.handle()),
                  RawString.EMPTY,
                  Places.JOIN_GROUP);
      case Step.SetPropagation s -> change(s.handle(), MountAttributes.of(s.propagation()));
      case Step.EnterRoot s -> oldRoot.enter(held(s.mount()));
      case Step.ClearOldTree s -> oldRoot.clear();
      case Step.KeepRoot s -> handles.put(Handle.of(s.mount()), openRoot());
      case Step.MountInPlace s -> mountInPlace(s.mount());
      case Step.MoveHome s -> moveHome(s);
      case Step.TakeCopy s -> handles.put(Handle.of(s.mount()), copyOn(s.parent(), s.below()));
      case Step.UnmountCopy s -> unmountCopy(s);
      case Step.LeaveOldRoot s -> oldRoot.leave(held(s.mount()));
      case Step.Release s -> handles.release(s.handle());
    }
  }

  private Fd held(Mount mount) {
    return handles.get(Handle.of(mount));
  }

  private void makeFileSystem(Step.MakeFileSystem step) throws IOException {
    Mount root = forest.namespace(step.mount()).tree().root();
    Optional<Fd> tree = handles.find(Handle.of(root));
    handles.put(step.made(), fileSystems.make(step.mount(), tree, this::scratch));
  }

  private void copyMount(Step.CopyMount step) throws IOException {
    Places.below(
        kernel.files(),
        handles.get(step.source()),
        step.path(),
        place ->
            handles.put(
                step.made(), kernel.mounts().openTree(place, RawString.EMPTY, Places.COPY_THIS)));
  }

  private void copyDeleted(Step.CopyDeleted step) throws IOException {
    Places.below(
        kernel.files(),
        held(step.parent()),
        step.below(),
        place ->
            handles.put(
                step.made(),
                deletedRoots
                    .keep(
                        step.mount(),
                        new DeletedRoot(kernel, handles.get(step.source()), step.path()))
                    .copyLike(kernel.files().status(place, RawString.EMPTY))));
  }

  private void premount(Step.Premount step) throws IOException {
    if (oldRoot.host().isPresent()) {
      premounts.make(step.mount(), pluginBase(), oldRoot.host().get(), oldRoot.path());
      return;
    }
    try (Fd hostRoot = openRoot()) {
      premounts.make(step.mount(), pluginBase(), hostRoot, ROOT);
    }
  }

  /** Returns what temporary places are in: the new root where it stands already, or a scratch. */
  private Fd pluginBase() throws IOException {
    return oldRoot.host().isPresent() ? oldRoot.newRoot() : scratch().root();
  }

  private Fd openRoot() throws IOException {
    return kernel.files().open(Fd.CWD, ROOT, Places.PLACE_FOLLOWED, 0);
  }

  private void takePremount(Step.TakePremount step) throws IOException {
    Fd base = pluginBase();
    try (Fd mounted = premounts.open(step.mount(), Step.temporaryPlace(step.mount()), base)) {
      handles.put(
          step.made(), kernel.mounts().openTree(mounted, RawString.EMPTY, Places.COPY_THIS));
      kernel.mounts().umount(mounted.procPath(), Places.DETACH_FOLLOWED);
    }
    premounts.clear(step.mount(), base);
  }

  private void moveHome(Step.MoveHome step) throws IOException {
    Fd base = pluginBase();
    Fd mounted = premounts.open(step.mount(), Step.temporaryPlace(step.mount()), base);
    handles.put(Handle.of(step.mount()), mounted);
    place(new Step.Place(step.mount(), step.parent(), step.below()));
    premounts.clear(step.mount(), base);
  }

  private void mountInPlace(Mount mount) throws IOException {
    try (Fd root = openRoot()) {
      premounts.makeInPlace(mount, root);
      handles.put(Handle.of(mount), premounts.open(mount, mount.mountpoint(), root));
    }
  }

  private Fd copyOn(Mount parent, RawString below) throws IOException {
    return kernel.files().openIn(held(parent), below, Places.PLACE, 0, Places.ON_TOP);
  }

  private void unmountCopy(Step.UnmountCopy step) throws IOException {
    try (Fd copy = copyOn(step.parent(), step.below())) {
      if (!kernel.files().status(copy, RawString.EMPTY).mountRoot()) {
        return; // it went with that of a peer
      }
    }
    kernel.namespaces().fchdir(held(step.parent()));
    kernel.mounts().umount(step.below(), Places.DETACH);
  }

  private void setFlags(Mount mount) throws IOException {
    change(Handle.of(mount), Attributes.exactly(mount.flags()));
  }

  private void change(Handle handle, MountAttributes change) throws IOException {
    kernel.mounts().mountSetattr(handles.get(handle), RawString.EMPTY, Places.THIS, change);
  }

  private void park(Fd detached) throws IOException {
    FileKind kind = kernel.files().status(detached, RawString.EMPTY).kind();
    scratch().park(detached, kind == FileKind.DIRECTORY);
  }

  private void place(Step.Place step) throws IOException {
    Fd mount = held(step.mount());
    Places.below(
        kernel.files(),
        held(step.parent()),
        step.below(),
        place ->
            kernel
                .mounts()
                .moveMount(mount, RawString.EMPTY, place, RawString.EMPTY, Places.MOVE_THIS));
    deletedRoots.placed(step.mount());
  }

  private void attachRoot(Mount root) throws IOException {
    kernel.mounts().moveMount(held(root), RawString.EMPTY, Fd.CWD, ROOT, Places.MOVE_TO_PATH);
  }

  private void switchRoot(Mount root) throws IOException {
    kernel.namespaces().fchdir(held(root));
    kernel.mounts().pivotRoot(Places.HERE, Places.HERE);
    if (scratch.isPresent() && root.id() == forest.root().id()) {
      kernel.mounts().umount(Places.HERE, Places.DETACH); // it covers the host's root
    }
    kernel.mounts().umount(Places.HERE, Places.DETACH);
    kernel.namespaces().chdir(ROOT);
  }

  private Scratch scratch() throws IOException {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Scratch.mount(kernel));
    }
    return scratch.get();
  }

  @Override
  public void close() throws IOException {
    operations.end();
    try (deletedRoots) {
      handles.close();
      scratch.ifPresent(Scratch::close);
      oldRoot.close();
    }
  }
}
