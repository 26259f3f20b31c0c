package criu.plugin.loader;

import java.io.IOException;

/**
 * A call of a plugin does not come back: it takes too long, or the plugin ends the process. The
 * message says which, as the end of a sentence about the plugin.
 */
public final class PluginStuckException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String plugin;
  private final String which;

  /**
   * Makes the exception.
   *
   * @param plugin who was called
   * @param which what was called for: a method, or a mount
   * @param reason such as {@code it did not return within 30 s}
   */
  public PluginStuckException(String plugin, String which, String reason) {
    super(reason);
    this.plugin = plugin;
    this.which = which;
  }

  /** Returns {@code it did ...}; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns who was called. */
  public String plugin() {
    return plugin;
  }

  /** Returns what was called for. */
  public String which() {
    return which;
  }
}
