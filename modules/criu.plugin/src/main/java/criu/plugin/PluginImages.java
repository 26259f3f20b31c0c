package criu.plugin;

import java.io.IOException;
import java.util.Optional;

/**
 * Small files of a plugin's own among the images. Each is named by the plugin, and stands in the
 * images directory as {@code plugin-PLUGIN-NAME.img}, so that plugins do not meet. A name has 1 to
 * 64 letters, digits, dots, dashes and underscores of ASCII, begins with a letter or digit, and
 * does not begin with {@code mount-}. To be used on the thread of the call that goes on. Nothing
 * here takes or returns null.
 */
public interface PluginImages {

  /** The most bytes that one file may have. */
  int MAXIMUM_SIZE = 16 << 20;

  /**
   * Keeps a file with the images of this dump, from {@code init} to {@code exit}. The last content
   * given to a name counts. It is written with the other images: all of them or none.
   *
   * @param name the name
   * @param content the bytes, copied; at most {@link #MAXIMUM_SIZE}
   * @throws IllegalStateException in a restore
   * @throws IllegalArgumentException when the name or size is not allowed
   */
  void write(String name, byte[] content);

  /**
   * Reads a file of this plugin's, from {@code init} to {@code exit} of a restore.
   *
   * @param name the name it was written under
   * @return the bytes, empty when the images have no such file
   * @throws IllegalStateException in a dump
   * @throws IllegalArgumentException when the name is not allowed
   * @throws IOException when it cannot be read, or is larger than {@link #MAXIMUM_SIZE}
   */
  Optional<byte[]> read(String name) throws IOException;
}
