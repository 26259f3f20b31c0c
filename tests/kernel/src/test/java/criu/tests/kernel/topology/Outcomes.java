package criu.tests.kernel.topology;

import criu.mount.model.MountException;
import criu.mount.restore.RestoreOptions.Engine;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Carries out the round trip of one topology by every engine and says what was wrong. */
final class Outcomes {
  private final Kernel kernel = Kernel.real();
  private int refused;
  private int restored;

  /** Returns what went wrong; a classic engine that refuses before it mounts is counted only. */
  List<String> wrong(List<Operation> operations) throws IOException {
    Path directory = Files.createTempDirectory("topology.");
    try {
      Path root = Files.createDirectory(directory.resolve("root"));
      new Skeleton(root).grow(RawString.of(root.toString()));
      Path images = Files.createDirectory(directory.resolve("images"));
      try (LiveTopology live = LiveTopology.make(kernel, root, operations)) {
        return roundTrips(live, new RoundTrip(kernel, images, root));
      }
    } finally {
      remove(directory);
    }
  }

  private List<String> roundTrips(LiveTopology live, RoundTrip trip) {
    List<String> wrong = new ArrayList<>();
    try {
      trip.dump(live.id());
    } catch (IOException e) {
      return List.of("dump: " + e);
    }
    for (Engine engine : Engine.values()) {
      try {
        trip.restore(live.id(), engine).forEach(text -> wrong.add(engine + ": " + text));
        restored += engine == Engine.CLASSIC ? 1 : 0;
      } catch (IOException e) {
        boolean refusal = engine == Engine.CLASSIC && isRefusal(e);
        refused += refusal ? 1 : 0;
        if (!refusal) {
          wrong.add(engine + ": " + e);
        }
      }
    }
    return wrong;
  }

  private static boolean isRefusal(IOException failure) {
    return failure instanceof MountException
        && String.valueOf(failure.getMessage()).startsWith("restore: plan");
  }

  int refusedByClassic() {
    return refused;
  }

  int restoredByClassic() {
    return restored;
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
