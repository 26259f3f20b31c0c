package criu.plugin.testkit;

import criu.plugin.PluginImages;
import criu.plugin.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of a plugin's own, kept from a dump for the restores of the same run. */
final class MemoryImages implements PluginImages {
  private static final int LONGEST = 64;

  private final Map<String, byte[]> files = new HashMap<>();
  private Stage stage = Stage.DUMP;

  void begin(Stage begun) {
    stage = begun;
    if (begun == Stage.DUMP) {
      files.clear();
    }
  }

  @Override
  public void write(String name, byte[] content) {
    check(name, Stage.DUMP);
    if (content.length > MAXIMUM_SIZE) {
      throw new IllegalArgumentException(name + " has more than " + MAXIMUM_SIZE + " bytes");
    }
    files.put(name, content.clone());
  }

  @Override
  public Optional<byte[]> read(String name) {
    check(name, Stage.RESTORE);
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }

  private void check(String name, Stage wanted) {
    if (stage != wanted) {
      throw new IllegalStateException("images are written in a dump and read in a restore");
    }
    if (!Names.isGood(name) || name.startsWith("mount-")) {
      throw new IllegalArgumentException(
          "\"%s\" is not 1 to %d letters, digits, dots, dashes and underscores"
              .formatted(name, LONGEST));
    }
  }
}
