package criu.mount.dump;

import criu.mount.external.Provenance;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Journal;
import criu.mount.model.MountException;
import criu.mount.model.MountNamespace;
import criu.mount.model.Progress;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does all of a dump that can fail before content is read, and writes nothing. */
final class DryRun {
  private final Kernel kernel;
  private final DumpOptions options;
  private final Progress progress;
  private final Journal log;
  private final List<Problem> problems = new ArrayList<>();
  private List<MountNamespace> namespaces = List.of();

  private DryRun(Kernel kernel, DumpOptions options, Progress progress, Journal log) {
    this.kernel = kernel;
    this.options = options;
    this.progress = progress;
    this.log = log;
  }

  /**
   * Returns what stands against a dump, and what of a process is lost in one.
   *
   * @param progress is told how it comes along
   * @param log takes what was found on the host, and for each mount if it wants
   */
  static CheckReport of(Kernel kernel, DumpOptions options, Progress progress, Journal log)
      throws IOException {
    DryRun run = new DryRun(kernel, options, progress, log);
    try {
      run.lookAtTheProcess();
    } catch (ProblemsException e) {
      run.problems.addAll(e.problems());
    } catch (MountException e) {
      run.problems.add(Obstacles.of(options.pid(), "failed", e));
    }
    return new CheckReport(options.pid(), run.problems, run.namespaces);
  }

  private void lookAtTheProcess() throws IOException {
    progress.part("read the mounts", 0);
    LiveTree found = LiveTree.read(NumberedTasks.of(options));
    progress.part("look at the mounts", 0);
    Examination examined = Examination.of(kernel, found, options);
    examined.notes().forEach(log);
    Provenance.tell(examined.forest().mounts(), log);
    namespaces = examined.forest().namespaces();
    problems.addAll(examined.problems());
    if (examined.hasNoError()) {
      tryToOpen(found, examined);
      tryToWrite(examined);
    }
    progress.part("look at open files", 0);
    Findings files = new Findings("open-file", examined.subject());
    OpenFiles.look(found.tasks(), examined.forest(), files);
    problems.addAll(files.problems());
    lookAgain(found);
  }

  private void lookAgain(LiveTree found) throws IOException {
    try {
      progress.part("read the mounts again", 0);
      found.addChanges(new Changes(false));
    } catch (MountException e) {
      problems.add(Obstacles.of(options.pid(), "changing", e));
    }
  }

  private void tryToOpen(LiveTree found, Examination examined) throws IOException {
    List<ArchivedFileSystem> archived = ArchivedFileSystem.of(examined.forest());
    try (ContentSource _ = ContentSource.of(kernel, found, found.forest(), archived)) {
      // all are within reach
    } catch (UnopenedMountsException e) {
      problems.addAll(Obstacles.of(examined.subject(), e));
    } catch (IOException e) {
      problems.add(Obstacles.ofEntering(options.pid(), e));
    }
  }

  private void tryToWrite(Examination examined) {
    try (ImageTransaction images = ImageTransaction.begin(kernel.files(), options.directory())) {
      images.create("inventory.img").close();
    } catch (IOException e) {
      Findings findings = new Findings("images-directory", examined.subject());
      findings.error(
          "-D " + options.directory(),
          "no images can be written there: " + e.getMessage(),
          Remedy.words("choose an empty directory that can be written to"));
      problems.addAll(findings.problems());
    }
  }
}
