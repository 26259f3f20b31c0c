package criu.plugin.loader;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin that cannot be loaded. The message is one line: jar, module where known, and reason. */
public final class PluginLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path jar;
  private final @Nullable String module;

  /**
   * Makes the exception.
   *
   * @param jar the jar at fault, or the entry or plugin directory where no single jar is
   * @param module the name of the module at fault, null when there is none yet
   * @param reason why it cannot be loaded, lower case, without a final period
   * @param cause what was thrown, null when a check failed
   */
  PluginLoadException(Path jar, @Nullable String module, String reason, @Nullable Throwable cause) {
    super(oneLine(where(jar, module) + ": " + reason), cause);
    this.jar = jar;
    this.module = module;
  }

  PluginLoadException(Path jar, String reason) {
    this(jar, null, reason, null);
  }

  PluginLoadException(Path jar, @Nullable String module, String reason) {
    this(jar, module, reason, null);
  }

  /** Makes the exception for a plugin that is named by an option. */
  static PluginLoadException named(String name, String reason) {
    return new PluginLoadException(Path.of(name), reason);
  }

  /** Returns {@code cannot load plugin: JAR (module MODULE): REASON}; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the jar at fault, or the entry or plugin directory where no single jar is. */
  public Path jar() {
    return jar;
  }

  /** Returns the name of the module at fault, when it was known. */
  public Optional<String> module() {
    return Optional.ofNullable(module);
  }

  /** Names what was thrown, by its simple class name and its own words. */
  static String describe(Throwable thrown) {
    String type = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    return message == null ? type : type + ": " + message;
  }

  private static String where(Path jar, @Nullable String module) {
    String start = "cannot load plugin: " + jar;
    return module == null ? start : start + " (module " + module + ")";
  }

  // file names and the words of a plugin may hold line ends and terminal controls
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
