package criu.mount.image;

/** The names of the images that plugins have of their own. */
public final class PluginImageNames {
  private static final int LONGEST = 64;
  private static final String CONTENT = "mount-";

  private PluginImageNames() {}

  /**
   * Returns the name of a file that a plugin writes.
   *
   * @throws IllegalArgumentException when the plugin's word for it is not allowed
   */
  public static String of(String plugin, String name) {
    boolean legal =
        !name.isEmpty()
            && name.length() <= LONGEST
            && !name.startsWith(CONTENT)
            && isWord(name.charAt(0))
            && name.chars().allMatch(c -> isWord(c) || c == '.' || c == '-' || c == '_');
    if (!legal) {
      throw new IllegalArgumentException("not a name for an image of a plugin: " + name);
    }
    return "plugin-" + plugin + "-" + name + ".img";
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns the name of the archive with the content of a mount that a plugin took. */
  public static String content(String plugin, int mountId) {
    return "plugin-" + plugin + "-" + CONTENT + Integer.toUnsignedString(mountId) + ".tar.gz.img";
  }
}
