package criu.cli.config;

/** A configuration file cannot be used; the message begins with its name and a line. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Makes one.
   *
   * @param place the file, or the file and the number of the line
   * @param why what is wrong with it
   * @param remedy what to do
   */
  public ConfigException(String place, String why, String remedy) {
    super(place + ": " + why);
    this.remedy = remedy;
  }

  /** Returns what to do. */
  public String remedy() {
    return remedy;
  }
}
