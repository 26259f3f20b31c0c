package criu.mount.rule;

import criu.mount.filesystem.PassingFiles;
import criu.mount.model.Mount;

/** A bind of a file that lives as long as a process or a terminal. */
final class ProcessFiles implements Rule {

  @Override
  public String name() {
    return "process-file";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Mount mount : subject.forest().mounts()) {
      PassingFiles.shownBy(mount)
          .filter(what -> !subject.sources().bringFromOutside(mount))
          .ifPresent(what ->
              findings.error(
                  mount,
                  "it shows " + what + ", which is not there at restore",
                  Remedies.fromOutside(subject, mount)));
    }
  }
}
