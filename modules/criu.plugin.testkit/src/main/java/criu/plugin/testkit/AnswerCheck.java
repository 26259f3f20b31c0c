package criu.plugin.testkit;

import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a plugin says that it mounted with what it did.
 *
 * @param request what it was asked for
 * @param target what it mounted
 * @param place where the target is
 */
record AnswerCheck(RestoreRequest request, TestTarget target, Path place) {

  void check(RestoreVerdict verdict, boolean changed) {
    switch (verdict) {
      case RestoreVerdict.NotMine() -> {
        if (changed) {
          throw lie("it passes the mount on, but has made something for it");
        }
      }
      case RestoreVerdict.Mounted mounted -> check(mounted);
    }
  }

  private void check(RestoreVerdict.Mounted mounted) {
    if (!Files.exists(place)) {
      throw lie("it says it mounted, but there is nothing at " + request.target());
    }
    if (!target.isMounted()) {
      throw lie("it says it mounted, but nothing is mounted at " + request.target());
    }
    if (Places.kind(place) != mounted.kind()) {
      throw lie("it says it mounted, but it says " + mounted.kind() + " and made the other");
    }
  }

  private AssertionError lie(String what) {
    return new AssertionError(
        "mount %d at %s: %s"
            .formatted(request.mount().mountId(), request.mount().mountpoint(), what));
  }
}
