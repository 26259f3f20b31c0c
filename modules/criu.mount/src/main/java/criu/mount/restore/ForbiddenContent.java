package criu.mount.restore;

import criu.mount.archive.ArchiveSurvey;
import criu.mount.model.Progress;
import criu.mount.model.UserNamespace;
import criu.mount.plan.Step;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what of the archived content root of a user namespace cannot make.
 *
 * @param user the ids of the user namespace, if they are known
 * @param remedy what can be done
 */
record ForbiddenContent(Optional<UserNamespace> user, String remedy) {

  /** Returns what cannot be made, each with its mount, reason and remedy. */
  List<Refusal> of(Kernel kernel, Fd images, List<Step> steps) throws IOException {
    List<Refusal> refused = new ArrayList<>();
    ContentRestorer content = new ContentRestorer(kernel.files(), images, Progress.NONE);
    for (Step step : steps) {
      if (step instanceof Step.FillFileSystem fill) {
        content.fill(
            fill.mount(),
            archive -> {
              for (String what : ArchiveSurvey.forbidden(archive, this::isMapped)) {
                String why = what + ", which root of a user namespace cannot make";
                refused.add(new Refusal(fill, why, "", remedy));
              }
            });
      }
    }
    return refused;
  }

  private boolean isMapped(long uid, long gid) {
    return user.isEmpty()
        || (user.get().uids().outside(uid).isPresent()
            && user.get().gids().outside(gid).isPresent());
  }
}
