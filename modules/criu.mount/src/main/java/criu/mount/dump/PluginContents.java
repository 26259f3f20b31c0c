package criu.mount.dump;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.image.ImageTransaction;
import criu.mount.image.PluginImageNames;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of mounts that plugins took together with it.
 *
 * @param plugins the plugin of each such mount
 */
record PluginContents(Map<Mount, String> plugins) {

  /**
   * Finds the mounts.
   *
   * @param byId the plugin by the id of the mount
   */
  static PluginContents of(MountForest forest, Map<Integer, String> byId) {
    Map<Mount, String> plugins = new LinkedHashMap<>();
    if (!byId.isEmpty()) {
      for (Mount mount : forest.mounts()) {
        String plugin = byId.get(mount.id());
        if (plugin != null) {
          plugins.put(mount, plugin);
        }
      }
    }
    return new PluginContents(plugins);
  }

  /** Returns these with other content that must be opened. */
  List<ArchivedFileSystem> and(List<ArchivedFileSystem> others) {
    List<ArchivedFileSystem> all = new ArrayList<>(others);
    plugins.keySet().forEach(mount -> all.add(whole(mount)));
    return all;
  }

  private static ArchivedFileSystem whole(Mount mount) {
    return new ArchivedFileSystem(mount.superblock().device(), Map.of(RawPaths.ROOT, mount));
  }

  /** Archives each; a mount of a file has no content that can be. */
  void archive(ContentSource opened, ImageTransaction images, int level) throws IOException {
    if (plugins.isEmpty()) {
      return;
    }
    try (Compressor compressor = new Compressor(level)) {
      archive(opened, images, compressor);
    }
  }

  private void archive(ContentSource opened, ImageTransaction images, Compressor compressor)
      throws IOException {
    for (Map.Entry<Mount, String> each : plugins.entrySet()) {
      Mount mount = each.getKey();
      String name = PluginImageNames.content(each.getValue(), mount.id());
      try (OutputStream out = images.create(name)) {
        opened.archive(whole(mount), out, compressor, ArchiveObserver.STRICT);
      } catch (IOException e) {
        throw new MountException("dump: archive the content", mount.label(), e);
      }
    }
  }
}
