package criu.plugin.testkit;

import criu.plugin.MountOperations;
import criu.plugin.MountRecord;
import criu.plugin.PluginContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the plugin under test may use. */
final class TestContext implements PluginContext {
  private final Path directory;
  private final RecordedMounts mounts;
  private final MemoryImages images = new MemoryImages();
  private final List<String> log = new ArrayList<>();
  private List<MountRecord> tree = List.of();

  TestContext(Path directory, RecordedMounts mounts) {
    this.directory = directory;
    this.mounts = mounts;
  }

  void show(List<MountRecord> mountsOfTheTree) {
    tree = List.copyOf(mountsOfTheTree);
  }

  List<String> lines() {
    return List.copyOf(log);
  }

  @Override
  public Path imageDirectory() {
    return directory;
  }

  @Override
  public MemoryImages images() {
    return images;
  }

  @Override
  public MountOperations mounts() {
    return mounts;
  }

  @Override
  public List<MountRecord> tree() {
    return tree;
  }

  @Override
  public void log(String message) {
    log.add(message);
  }
}
