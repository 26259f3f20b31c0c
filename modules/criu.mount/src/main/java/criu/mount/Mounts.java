package criu.mount;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.external.Records;
import criu.mount.image.CheckpointReader;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountException;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoFile;
import criu.mount.render.JsonRenderer;
import criu.mount.render.TableRenderer;
import criu.mount.render.TreeRenderer;
import criu.mount.render.TreeStyle;
import criu.mount.render.view.View;
import criu.plugin.MountRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mounts of one mount namespace, as they were when they were read. Does not change, and may be
 * used by several threads. No argument may be null, and no result is.
 *
 * <p>What is read may come from anybody: images and files that are not what they should be are an
 * {@link IOException} that names file and fault.
 */
public final class Mounts {
  private final MountTree tree;

  private Mounts(MountTree tree) {
    this.tree = tree;
  }

  /**
   * Reads the mounts that a process sees; proc_pid_mountinfo(5).
   *
   * @param pid its number in the PID namespace of the caller
   * @return its mounts
   * @throws IOException if there is no such process, or if the caller may not look at it
   */
  public static Mounts ofProcess(long pid) throws IOException {
    return ofMountInfo(Path.of("/proc", Long.toString(pid), "mountinfo"));
  }

  /**
   * Reads a file in the form of {@code /proc/PID/mountinfo}.
   *
   * @param file the file
   * @return the mounts in it
   * @throws IOException if it cannot be read, or is not of that form
   */
  public static Mounts ofMountInfo(Path file) throws IOException {
    try {
      return new Mounts(MountTree.of(MountInfoFile.parse(file).mounts()));
    } catch (BrokenTreeException e) {
      throw new MountException("read", file.toString(), e);
    }
  }

  /**
   * Reads images that criu-mount or CRIU made.
   *
   * @param directory the directory of the images
   * @return the mounts of each mount namespace in them, that of the first process first
   * @throws IOException if they cannot be read, or are not images
   */
  public static List<Mounts> ofImages(Path directory) throws IOException {
    List<Mounts> namespaces = new ArrayList<>();
    for (MountNamespace namespace : CheckpointReader.read(directory).namespaces()) {
      namespaces.add(new Mounts(namespace.tree()));
    }
    return List.copyOf(namespaces);
  }

  /**
   * Returns every mount.
   *
   * {@snippet file="example/mounts/Example.java" region="list"}
   *
   * @return the mounts, parents before their children
   */
  public List<MountRecord> records() {
    return tree.depthFirst().stream().map(Records::of).toList();
  }

  /**
   * Compares with what was before, as {@code criu-mount diff} does: by place, not by number.
   *
   * @param before the mounts from before
   * @return a line for each difference, none if both are the same
   */
  public List<String> changesSince(Mounts before) {
    return TreeComparison.compare(before.tree, tree, Tolerance.NONE).stream()
        .map(Difference::toString)
        .toList();
  }

  /**
   * Draws the tree, as {@code criu-mount show} does.
   *
   * @return lines for a person to read
   */
  public String drawn() {
    return TreeRenderer.tree(tree, TreeStyle.BOXES);
  }

  /**
   * Lists the mounts, as {@code criu-mount show --format table} does.
   *
   * @return lines for a person to read, the head of the table first
   */
  public String table() {
    return TableRenderer.table(View.of(tree), TableRenderer.USUAL, TreeStyle.BOXES);
  }

  /**
   * Writes the mounts as {@code criu-mount show --format json} does.
   *
   * @return a JSON document
   */
  public String json() {
    return JsonRenderer.json(View.of(tree));
  }

  /**
   * Draws the tree.
   *
   * @return the same as {@link #drawn}
   */
  @Override
  public String toString() {
    return drawn();
  }
}
