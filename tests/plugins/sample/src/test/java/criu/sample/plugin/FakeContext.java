package criu.sample.plugin;

import criu.plugin.MountFlag;
import criu.plugin.MountOperations;
import criu.plugin.MountRecord;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.PluginImages;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A context without a kernel, which writes down what the plugin asks for. */
final class FakeContext implements PluginContext, MountOperations {
  private final Path images;
  private final Map<String, TargetKind> host;
  private final List<String> done = new ArrayList<>();

  /** Makes a context with an images directory and the files and directories of a host. */
  FakeContext(Path images, Map<String, TargetKind> host) {
    this.images = images;
    this.host = host;
  }

  List<String> done() {
    return done;
  }

  @Override
  public Path imageDirectory() {
    return images;
  }

  @Override
  public MountOperations mounts() {
    return this;
  }

  @Override
  public void log(String message) {
    done.add("log " + message);
  }

  @Override
  public void makeFile(PathBytes target) {
    done.add("file " + target);
  }

  @Override
  public void makeDirectory(PathBytes target) {
    done.add("directory " + target);
  }

  @Override
  public TargetKind kindOf(PathBytes source) throws IOException {
    TargetKind kind = host.get(source.toString());
    if (kind == null) {
      throw new IOException("nothing at " + source);
    }
    return kind;
  }

  @Override
  public void bind(PathBytes source, PathBytes target) {
    done.add("bind " + source + " " + target);
  }

  @Override
  public void mountNew(String type, Set<String> options, PathBytes target) {
    throw notItsWay();
  }

  @Override
  public PluginImages images() {
    throw notItsWay();
  }

  @Override
  public List<MountRecord> tree() {
    throw notItsWay();
  }

  @Override
  public void makeDirectory(PathBytes target, int mode) {
    throw notItsWay();
  }

  @Override
  public void writeFile(PathBytes target, byte[] content, int mode) {
    throw notItsWay();
  }

  @Override
  public List<PathBytes> list(PathBytes source) {
    throw notItsWay();
  }

  @Override
  public byte[] read(PathBytes source) {
    throw notItsWay();
  }

  @Override
  public void bindRecursive(PathBytes source, PathBytes target) {
    throw notItsWay();
  }

  @Override
  public void addFlags(PathBytes target, Set<MountFlag> flags) {
    throw notItsWay();
  }

  @Override
  public void unpackContent(PathBytes target) {
    throw notItsWay();
  }

  private static AssertionError notItsWay() {
    return new AssertionError("not the plugin's way");
  }
}
