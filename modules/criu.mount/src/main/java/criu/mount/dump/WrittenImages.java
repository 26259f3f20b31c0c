package criu.mount.dump;

import criu.mount.image.ImageTransaction;
import criu.mount.image.PluginImageNames;
import criu.plugin.PluginImages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that plugins put into the images of a dump, kept until the others are complete. */
final class WrittenImages {
  private final Map<String, byte[]> contents = new TreeMap<>();

  /** Returns the files of one plugin. */
  PluginImages of(String plugin) {
    return new One(plugin);
  }

  /** Writes all of them. */
  void writeTo(ImageTransaction images) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      try (OutputStream out = images.create(file.getKey())) {
        out.write(file.getValue());
      }
    }
  }

  private void put(String name, byte[] content) {
    if (content.length > PluginImages.MAXIMUM_SIZE) {
      throw new IllegalArgumentException(
          name + " has " + content.length + " bytes, more than " + PluginImages.MAXIMUM_SIZE);
    }
    contents.put(name, content.clone());
  }

  private final class One implements PluginImages {
    private final String plugin;

    One(String plugin) {
      this.plugin = plugin;
    }

    @Override
    public void write(String name, byte[] content) {
      put(PluginImageNames.of(plugin, name), content);
    }

    @Override
    public Optional<byte[]> read(String name) {
      throw new IllegalStateException("a plugin reads images in a restore only");
    }
  }
}
