package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.Kernel;
import criu.syscall.OpenTreeFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The steps that make mounts which stand nowhere yet. */
final class DetachedMounts implements AutoCloseable {
  private final Site site;
  private final Kernel kernel;
  private final MountForest forest;
  private final FileSystemMaker fileSystems;
  private final AutofsMaker autofs;
  private final ContentRestorer content;
  private final Optional<Workshop> workshop;
  private final Ownerships ownerships;
  private final DeletedRoots deletedRoots = new DeletedRoots();

  DetachedMounts(RestoreContext context, Site site) {
    this.site = site;
    this.kernel = context.kernel();
    this.forest = context.forest();
    this.workshop = context.workshop();
    this.ownerships = new Ownerships(context.deletedRoots(), workshop.map(Workshop::user));
    this.fileSystems = new FileSystemMaker(kernel, context.hostOptions());
    this.autofs = new AutofsMaker(kernel, fileSystems, forest);
    this.content = new ContentRestorer(kernel.files(), context.images(), context.progress());
  }

  void make(Step.MakeFileSystem step) throws IOException {
    Mount root = forest.namespace(step.mount()).tree().root();
    Optional<Fd> tree = site.handles().find(Handle.of(root));
    if (step.mount().superblock().type().is("autofs")) {
      keep(step.made(), autofs.make(step.mount()));
    } else if (workshop.isPresent() && Workshop.makes(step.mount())) {
      keep(step.made(), workshop.get().make(step, tree.isPresent()));
    } else {
      keep(step.made(), fileSystems.make(seenFromHere(step.mount()), tree, site::scratch));
    }
  }

  private Mount seenFromHere(Mount mount) {
    return workshop.map(shop -> shop.seenFromOutside(mount)).orElse(mount);
  }

  void mountSource(Step.MountSource step) throws IOException {
    keep(step.made(), fileSystems.mount(step.mount(), step.source()));
  }

  void fill(Step.FillFileSystem step) throws IOException {
    Fd made = site.handles().get(step.handle());
    if (workshop.isPresent()) {
      content.fill(step.mount(), archive -> workshop.get().fill(step, archive));
    } else {
      content.fill(step.mount(), made);
    }
  }

  void seal(Step.SealFileSystem step) throws IOException {
    fileSystems.seal(step.mount(), site.handles().get(step.handle()));
  }

  void copyHostPath(Handle made, RawString path) throws IOException {
    keep(made, kernel.mounts().openTree(Fd.CWD, path, Places.COPY_PATH));
  }

  void copy(Step.CopyMount step) throws IOException {
    site.directories()
        .at(
            step.source(),
            step.mount(),
            step.path(),
            (directory, name) -> {
              Set<OpenTreeFlag> flags = name.isEmpty() ? Places.COPY_THIS : Places.COPY_NAME;
              keep(step.made(), kernel.mounts().openTree(directory, name, flags));
            });
  }

  void copyDeleted(Step.CopyDeleted step) throws IOException {
    DeletedRoot deleted = new DeletedRoot(kernel, site.handles().get(step.source()), step.path());
    Places.below(
        kernel.files(),
        site.held(step.parent()),
        step.below(),
        place -> {
          FileStatus mountpoint = kernel.files().status(place, RawString.EMPTY);
          Fd copy =
              deletedRoots
                  .keep(step.mount(), deleted)
                  .copy(mountpoint.kind(), ownerships.of(step.mount(), mountpoint));
          keep(step.made(), copy);
        });
  }

  /** Attaches a source aside. */
  void park(Step.Park step) throws IOException {
    Fd detached = site.handles().get(step.handle());
    FileKind kind = kernel.files().status(detached, RawString.EMPTY).kind();
    site.scratch().park(detached, kind == FileKind.DIRECTORY);
  }

  /** Removes what was made for the root of a mount, which stands now. */
  void placed(Mount mount) throws IOException {
    deletedRoots.placed(mount);
  }

  private void keep(Handle handle, Fd made) {
    site.handles().put(handle, made);
  }

  @Override
  public void close() throws IOException {
    deletedRoots.close();
  }
}
