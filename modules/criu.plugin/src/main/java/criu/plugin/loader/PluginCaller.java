package criu.plugin.loader;

import java.util.concurrent.Callable;

/** Runs code of plugins, for instance under a deadline. */
public interface PluginCaller {

  /** Runs it on the calling thread, for as long as it takes. */
  PluginCaller DIRECT = new Direct();

  /**
   * Runs a call of a plugin, and returns or throws what it did.
   *
   * @param plugin who is called
   * @param which what is called, for messages
   * @throws PluginStuckException when the call does not come back
   * @throws Exception what the call threw
   */
  <T> T call(String plugin, String which, Callable<T> call) throws Exception;

  /**
   * Says, inside of a call, that it goes on to another method, which has the whole time again.
   *
   * @param which what is called now, for messages
   */
  void goesOnTo(String which);

  /** The caller without a deadline. */
  final class Direct implements PluginCaller {
    private Direct() {}

    @Override
    public <T> T call(String plugin, String which, Callable<T> call) throws Exception {
      return call.call();
    }

    @Override
    public void goesOnTo(String which) {
      // nobody asks
    }
  }
}
