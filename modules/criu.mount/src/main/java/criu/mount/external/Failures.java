package criu.mount.external;

import criu.mount.model.MountException;
import criu.plugin.loader.PluginStuckException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Failures of plugins as failures that name the plugin and what it was called for. */
final class Failures {

  private Failures() {}

  /** Names a call that does not come back. */
  @FunctionalInterface
  interface Stuck {
    MountException named(String what, PluginStuckException cause);
  }

  /**
   * Makes a call of a plugin.
   *
   * @param what what the run does: {@code start}, {@code dump}, {@code restore} or {@code end}
   * @param which the mount, or the method
   */
  static <T> T named(String plugin, String what, String which, Stuck stuck, Callable<T> call)
      throws MountException {
    try {
      return call.call();
    } catch (PluginStuckException e) {
      throw stuck.named(what, e);
    } catch (Exception | Error e) {
      String message = Optional.ofNullable(e.getMessage()).orElse("no message");
      String why = e.getClass().getSimpleName() + ": " + message;
      throw MountException.because(what + ": plugin " + plugin, which, why, e);
    }
  }

  static MountException stuck(String what, PluginStuckException cause) {
    return MountException.because(
            what + ": plugin " + cause.plugin(), cause.which(), cause.getMessage(), cause)
        .remedy("leave this plugin out, or give plugins more time with --plugin-timeout SECONDS");
  }
}
