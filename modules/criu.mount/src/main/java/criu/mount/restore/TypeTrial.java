package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.model.Mount;
import criu.mount.plan.Step;
import criu.syscall.Fd;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out before anything is mounted whether the kernel lets a user namespace mount the types of
 * a plan, by making one of each and letting it go.
 */
final class TypeTrial {
  private TypeTrial() {}

  /** Tries all types; the calling thread is in a mount namespace of its own. */
  static void run(List<Step> steps, FileSystemMaker maker) throws IOException {
    Set<RawString> tried = new HashSet<>();
    for (Step step : steps) {
      if (step instanceof Step.MakeFileSystem make
          && isForbiddenAtTimes(make.mount())
          && tried.add(make.mount().superblock().baseType())) {
        tryOne(make, maker);
      }
    }
  }

  private static boolean isForbiddenAtTimes(Mount mount) {
    return FileSystemType.named(mount.superblock().baseType())
        .filter(type -> type.content() == Content.FROM_THE_KERNEL && !type.belongsToItsMaker())
        .isPresent();
  }

  private static void tryOne(Step.MakeFileSystem step, FileSystemMaker maker) throws IOException {
    try (Fd _ = maker.make(step.mount(), Optional.empty(), TypeTrial::noScratch)) {
      // the kernel allows it
    } catch (IOException e) {
      throw StepException.of(step, e, true);
    }
  }

  private static Scratch noScratch() throws IOException {
    throw new IOException("its options are too long to be tried");
  }
}
