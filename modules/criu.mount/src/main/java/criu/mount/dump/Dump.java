package criu.mount.dump;

import criu.mount.archive.TreeArchiver;
import criu.mount.external.HostContext;
import criu.mount.image.ArchiveNames;
import criu.mount.image.CheckpointWriter;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
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
   * @param log takes what plugins say, and what was found on the host
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

  /** Returns everything that stands against a dump. */
  public CheckReport check() throws IOException {
    return withPlugins(() -> DryRun.of(kernel, options, log));
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
    LiveTree found = LiveTree.read(reader, options.pid());
    Examination examined = examined(found);
    examined.requireNoError();
    MountForest dumped = examined.forest();
    Checkpoint checkpoint =
        new Checkpoint(
            reader.own(), List.copyOf(examined.plugins()), found.tasks(), dumped.namespaces());
    List<ArchivedFileSystem> archived = ArchivedFileSystem.of(dumped);
    try (ImageTransaction images = ImageTransaction.begin(options.directory());
        OpenedMounts opened =
            OpenedMounts.of(kernel, found.namespaces(), found.forest(), archived)) {
      for (ArchivedFileSystem one : archived) {
        archive(one, opened, images);
      }
      found.checkUnchanged();
      CheckpointWriter.write(checkpoint, images);
      options.plugins().exit(Stage.DUMP, Outcome.SUCCEEDED); // they may write files of their own
      images.commit();
    } catch (UnopenedMountsException e) {
      throw new ProblemsException(options.pid(), Obstacles.of(examined.subject(), e));
    }
    return new DumpReport(checkpoint, archived.size(), examined.problems());
  }

  private Examination examined(LiveTree found) throws IOException {
    Examination examined = Examination.of(kernel, found, options);
    examined.notes().forEach(log);
    return examined;
  }

  private void archive(ArchivedFileSystem one, OpenedMounts opened, ImageTransaction images)
      throws IOException {
    Map<RawString, Fd> parts = new HashMap<>();
    one.parts().forEach((path, mount) -> parts.put(path.substring(1), opened.get(mount)));
    try (OutputStream out = images.create(ArchiveNames.of(one.device()))) {
      new TreeArchiver(kernel.files()).archive(parts, out);
    } catch (IOException e) {
      String which = one.parts().values().stream().map(Mount::label).findFirst().orElse("content");
      throw new MountException("dump: archive the content", which, e);
    }
  }
}
