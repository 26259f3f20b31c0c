package criu.mount.dump;

import criu.mount.archive.TreeArchiver;
import criu.mount.external.HostContext;
import criu.mount.image.ArchiveNames;
import criu.mount.image.CheckpointWriter;
import criu.mount.image.ImageTransaction;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Task;
import criu.mount.procfs.MountInfo;
import criu.mount.procfs.MountInfoParser;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes a checkpoint of the mount namespace of a process.
 *
 * <p>Either a complete set of images stands in the directory afterwards, or none. The namespace is
 * read again at the end; one that has changed meanwhile is not dumped.
 */
public final class Dump {
  private final Kernel kernel;
  private final DumpOptions options;
  private final Consumer<String> log;

  /**
   * Makes a dump that is not yet carried out.
   *
   * @param log takes what plugins say
   */
  public Dump(Kernel kernel, DumpOptions options, Consumer<String> log) {
    this.kernel = kernel;
    this.options = options;
    this.log = log;
  }

  /**
   * Carries the dump out.
   *
   * @throws ProblemsException when mounts stand against it, with all of them
   * @throws IOException when anything fails; no image is left then
   */
  public DumpReport run() throws IOException {
    return withPlugins(this::dump);
  }

  /** Returns everything that stands against a dump; none means that a dump would succeed. */
  public Classification check() throws IOException {
    return withPlugins(() -> {
      LiveNamespace namespace = LiveNamespace.of(options.pid());
      MountInfo info = parse(namespace, namespace.mountInfo());
      return classify(tree(namespace, info.mounts()));
    });
  }

  /** A part of the work that plugins take part in. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Does the work with the plugins started, and ends them as failed when it fails. */
  private <T> T withPlugins(Work<T> work) throws IOException {
    options
        .plugins()
        .init(
            Stage.DUMP,
            name ->
                new HostContext(
                    options.directory(),
                    HostContext.NO_MOUNTS,
                    message -> log.accept("plugin " + name + ": " + message)));
    try {
      T result = work.run();
      options.plugins().exit(Stage.DUMP, Outcome.SUCCEEDED);
      return result;
    } catch (IOException | RuntimeException e) {
      options.plugins().endAfter(Stage.DUMP, e);
      throw e;
    }
  }

  private DumpReport dump() throws IOException {
    TaskReader reader = new TaskReader();
    Task task = reader.read(options.pid());
    LiveNamespace namespace = LiveNamespace.of(options.pid());
    byte[] before = namespace.mountInfo();
    MountInfo info = parse(namespace, before);
    MountTree tree = tree(namespace, info.mounts());
    Classification classified = classify(tree);
    if (!classified.problems().isEmpty()) {
      throw new ProblemsException(namespace.toString(), classified.problems());
    }
    MountNamespace dumped =
        new MountNamespace(task.objects().mnt(), tree(namespace, classified.mounts()));
    Checkpoint checkpoint =
        new Checkpoint(
            reader.own(), List.copyOf(classified.plugins()), List.of(task), List.of(dumped));
    Collection<Mount> archived = ArchivedMounts.of(dumped.tree(), classified.mounts());
    try (ImageTransaction images = ImageTransaction.begin(options.directory())) {
      archive(namespace, tree, archived, images);
      checkUnchanged(namespace, before);
      CheckpointWriter.write(checkpoint, images);
      options.plugins().exit(Stage.DUMP, Outcome.SUCCEEDED); // they may write files of their own
      images.commit();
    }
    return new DumpReport(checkpoint, archived.size(), info.unknown());
  }

  private Classification classify(MountTree tree) throws IOException {
    return Classifier.classify(tree, options.externals(), options.plugins()::claim);
  }

  private static MountInfo parse(LiveNamespace namespace, byte[] bytes) throws IOException {
    return MountInfoParser.parse(bytes, namespace.mountInfoFile().toString());
  }

  private static MountTree tree(LiveNamespace namespace, List<Mount> mounts) throws MountException {
    try {
      return MountTree.of(mounts);
    } catch (BrokenTreeException e) {
      throw new MountException("dump", namespace.toString(), e);
    }
  }

  private void archive(
      LiveNamespace namespace, MountTree tree, Collection<Mount> mounts, ImageTransaction images)
      throws IOException {
    if (mounts.isEmpty()) {
      return;
    }
    kernel.namespaces().raiseDescriptorLimit();
    try (Fd descriptor = namespace.open(kernel.files())) {
      Map<Mount, Fd> opened = MountOpener.open(kernel, descriptor, tree, mounts);
      try {
        for (Map.Entry<Mount, Fd> one : opened.entrySet()) {
          archiveOne(one.getKey(), one.getValue(), images);
        }
      } finally {
        opened.values().forEach(Fd::close);
      }
    }
  }

  private void archiveOne(Mount mount, Fd root, ImageTransaction images) throws IOException {
    try (OutputStream out = images.create(ArchiveNames.of(mount.superblock().device()))) {
      new TreeArchiver(kernel.files()).archive(root, out);
    } catch (IOException e) {
      throw new MountException("dump: archive the content", mount.label(), e);
    }
  }

  private static void checkUnchanged(LiveNamespace namespace, byte[] before) throws IOException {
    if (!Arrays.equals(before, namespace.mountInfo())) {
      throw MountException.because(
              "dump", namespace.toString(), "its mounts changed while they were read")
          .remedy("stop what mounts there, and dump again");
    }
  }
}
