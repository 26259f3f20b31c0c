package criu.mount.restore;

import criu.mount.model.Checkpoint;
import criu.mount.model.MountException;
import java.util.List;
import java.util.Set;

/** Whether the plugins are there that the images were made with, as CRIU wants it. */
final class NeededPlugins {

  private NeededPlugins() {}

  static void require(Checkpoint checkpoint, RestoreOptions options) throws MountException {
    Set<String> loaded = Set.copyOf(options.plugins().names());
    List<String> missing =
        checkpoint.plugins().stream().filter(name -> !loaded.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw MountException.because(
              "restore",
              options.directory().toString(),
              "the images were made with plugins that are not loaded: "
                  + String.join(", ", missing))
          .remedy(options.plugins().bundled().howToLoad(missing));
    }
  }
}
