package criu.mount.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.plugin.loader.PluginStuckException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which call a plugin is said to be stuck in. */
class PluginWatchTests {
  private final PluginWatch watch = new PluginWatch(Duration.ofMillis(100));
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void letAllCallsEnd() {
    end.countDown();
  }

  @Test
  void aCallThatGoesOn_isStuckInWhatItWentOnTo() {
    String which =
        stuck(
            "its constructor",
            () -> {
              watch.goesOnTo("its method name()");
              return waited(end);
            });
    assertEquals("its method name()", which);
  }

  @Test
  void aCallThatWasGivenUp_doesNotGoOnInTheNameOfTheNext() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch said = new CountDownLatch(1);
    stuck(
        "init",
        () -> {
          late.await();
          watch.goesOnTo("exit");
          said.countDown();
          return true;
        });
    String which =
        stuck(
            "dump",
            () -> {
              late.countDown();
              return waited(said) && waited(end);
            });
    assertEquals("dump", which);
  }

  private String stuck(String which, Callable<Boolean> call) {
    return assertThrows(PluginStuckException.class, () -> watch.call("sample", which, call))
        .which();
  }

  private static boolean waited(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return true;
  }
}
