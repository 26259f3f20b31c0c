package criu.mount.image;

import com.google.protobuf.ByteString;
import criu.mount.image.proto.InventoryEntry;
import criu.mount.image.proto.PluginsEntry;
import criu.mount.model.Task;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the inventory says of mounts.
 *
 * @param dumper the objects of the program that dumped
 * @param plugins the plugins used at dump
 */
record InventoryImage(Task.Objects dumper, List<String> plugins) {
  private static final int OLDEST_VERSION = 1;
  private static final int VERSION = 2;

  static InventoryImage decode(InventoryEntry entry, ImagePlace place) throws ImageException {
    place.require(entry.hasImgVersion(), "img_version");
    int version = entry.getImgVersion();
    place.check(
        version == OLDEST_VERSION || version == VERSION,
        "img_version",
        "version " + Integer.toUnsignedString(version) + " is unknown, only 1 and 2 are known");
    place.check(entry.getFdinfoPerId(), "fdinfo_per_id", "it is not set: the images are too old");
    place.require(entry.hasRootIds(), "root_ids");
    place.check(
        !entry.hasRootCgSet() || entry.getRootCgSet() != 0,
        "root_cg_set",
        "0 is no set of cgroups");
    Task.Objects dumper = TaskImages.decode(entry.getRootIds(), place);
    return new InventoryImage(dumper, plugins(entry.getPluginsEntry(), place));
  }

  private static List<String> plugins(PluginsEntry entry, ImagePlace place) throws ImageException {
    List<String> names = new ArrayList<>();
    for (ByteString name : entry.getPluginsList()) {
      try {
        ByteBuffer bytes = name.asReadOnlyByteBuffer();
        names.add(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      } catch (CharacterCodingException e) {
        throw new ImageException(place, "plugins_entry", "a name is not UTF-8", e);
      }
    }
    return List.copyOf(names);
  }

  /** Returns the record, with what CRIU writes where nothing special is dumped. */
  InventoryEntry encode(String runId) {
    PluginsEntry.Builder names = PluginsEntry.newBuilder();
    plugins.forEach(name -> names.addPlugins(ByteString.copyFromUtf8(name)));
    return InventoryEntry.newBuilder()
        .setImgVersion(VERSION)
        .setFdinfoPerId(true)
        .setRootIds(TaskImages.encode(dumper))
        .setNsPerId(true)
        .setRootCgSet(1)
        .setLsmtype(0)
        .setNetworkLockMethod(0)
        .setPluginsEntry(names)
        .setDumpCriuRunId(ByteString.copyFromUtf8(runId))
        .build();
  }
}
