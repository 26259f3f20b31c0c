package criu.mount.dump;

import criu.mount.archive.Crew;
import criu.mount.external.HostContext;
import criu.mount.external.Provenance;
import criu.mount.freeze.CgroupFreezer;
import criu.mount.image.CheckpointWriter;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Checkpoint;
import criu.mount.model.Journal;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.plugin.Outcome;
import criu.plugin.Stage;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes a checkpoint of the mount namespace of a process.
 *
 * <p>Either a complete set of images stands in the directory afterwards, or none. The namespace is
 * read again at the end; one that has changed meanwhile is not dumped, unless that is allowed.
 */
public final class Dump {
  private final Kernel kernel;
  private final DumpOptions options;
  private final Conduct conduct;
  private final Journal log;
  private final WrittenImages written = new WrittenImages();

  /**
   * Makes a dump that is not yet carried out.
   *
   * @param log takes what plugins say, what was found on the host, and each step if it wants
   */
  public Dump(Kernel kernel, DumpOptions options, Journal log) {
    this(kernel, options, Conduct.STRICT, log);
  }

  /**
   * Makes a dump that is not yet carried out.
   *
   * @param conduct how it behaves while it runs
   * @param log takes what plugins say, what was found on the host, and each step if it wants
   */
  public Dump(Kernel kernel, DumpOptions options, Conduct conduct, Journal log) {
    this.kernel = kernel;
    this.options = options;
    this.conduct = conduct;
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
    return withPlugins(() -> DryRun.of(kernel, options, conduct.progress(), log));
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
                    options.plugins().options(name),
                    written.of(name),
                    Optional.empty(),
                    options.plugins()::tree,
                    message -> log.accept("plugin " + name + ": " + message)),
            log);
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
    if (!conduct.freeze()) {
      return dumpAsItIs();
    }
    try (CgroupFreezer freezer = CgroupFreezer.of(kernel.files(), options.pid());
        AtSignal _ = AtSignal.closing(freezer)) {
      freezer.freeze();
      return dumpAsItIs();
    }
  }

  private DumpReport dumpAsItIs() throws IOException {
    conduct.progress().part("read the mounts", 0);
    NumberedTasks tasks = NumberedTasks.of(options);
    LiveTree found = LiveTree.read(tasks);
    conduct.progress().part("look at the mounts", 0);
    tell(found);
    Examination examined = examined(found);
    examined.requireNoError();
    MountForest dumped = examined.forest();
    Checkpoint checkpoint =
        new Checkpoint(
            tasks.dumper(),
            List.copyOf(examined.plugins()),
            found.tasks(),
            dumped.namespaces(),
            found.user(),
            DeletedOwnerships.of(kernel, found, dumped));
    List<ArchivedFileSystem> archived = ArchivedFileSystem.of(dumped);
    tell(archived);
    PluginContents contents = PluginContents.of(dumped, options.plugins().contents());
    Changes changes = new Changes(conduct.allowChanges());
    try (ImageTransaction images = begin();
        AtSignal _ = AtSignal.closing(images)) {
      try (ContentSource opened = found.opened(kernel, contents.and(archived))) {
        conduct.progress().part("archive the content", 0);
        ContentArchiver.archive(archived, opened, images, changes, conduct);
        contents.archive(opened, images, conduct.compression());
      }
      conduct.progress().part("read again and write the images", 0);
      lookAgainAndWrite(found, changes, checkpoint, images);
      options.plugins().exit(Stage.DUMP, Outcome.SUCCEEDED); // they may write files of their own
      written.writeTo(images);
      images.commit();
      if (log.wantsSteps()) {
        log.step("wrote the images to " + options.directory());
      }
      return new DumpReport(
          checkpoint, archived.size(), examined.problems(), changes.found(), images.leftovers());
    } catch (UnopenedMountsException e) {
      throw new ProblemsException(options.pid(), Obstacles.of(examined.subject(), e));
    }
  }

  /** Both at a time: what is written comes to nothing if something has changed. */
  private void lookAgainAndWrite(
      LiveTree found, Changes changes, Checkpoint checkpoint, ImageTransaction images)
      throws IOException {
    Crew.run(
        2,
        piece -> {
          if (piece == 0) {
            found.addChanges(changes);
          } else {
            write(checkpoint, images);
          }
        });
  }

  private ImageTransaction begin() throws IOException {
    return options.intoCriuImages()
        ? ImageTransaction.replacing(kernel.files(), options.directory())
        : ImageTransaction.begin(kernel.files(), options.directory());
  }

  private void write(Checkpoint checkpoint, ImageTransaction images) throws IOException {
    if (options.intoCriuImages()) {
      CheckpointWriter.writeMounts(checkpoint, images);
    } else {
      CheckpointWriter.write(checkpoint, images);
    }
  }

  private Examination examined(LiveTree found) throws IOException {
    Examination examined = Examination.of(kernel, found, options);
    examined.notes().forEach(log);
    Provenance.tell(examined.forest().mounts(), log);
    return examined;
  }

  private void tell(LiveTree found) {
    if (log.wantsSteps()) {
      int namespaces = found.namespaces().size();
      log.step(
          "number of processes: " + found.tasks().size() + ", of mount namespaces: " + namespaces);
    }
  }

  private void tell(List<ArchivedFileSystem> archived) {
    if (log.wantsSteps()) {
      for (ArchivedFileSystem one : archived) {
        for (Mount part : one.parts().values()) {
          log.step(part.label() + ": its content is archived");
        }
      }
    }
  }
}
