package criu.plugin.loader;

/** What is checked of an entry, in this order. */
public enum Check {
  /** Owners, permissions and links of the directory, the entry and its jars. */
  FILES("files"),
  /** The digests of the jars, where the directory has {@code plugins.sha256}. */
  DIGESTS("digests"),
  /** The jars can be read, and are not too large. */
  JARS("jars"),
  /** The modules have what they require, and fit together. */
  MODULES("modules"),
  /** All classes can be loaded. */
  CLASSES("classes"),
  /** The files are still those that were checked first. */
  UNCHANGED("unchanged"),
  /** The plugin can be made, and has a name of its own. */
  PROVIDER("provider");

  private final String word;

  Check(String word) {
    this.word = word;
  }

  /** Returns the word for messages. */
  public String word() {
    return word;
  }
}
