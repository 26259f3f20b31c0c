package criu.mount.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTests {

  @Test
  void run_doesEachPieceOnce() throws IOException {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    Crew.run(1000, i -> assertTrue(done.add(i), "done twice: " + i));
    assertEquals(1000, done.size());
  }

  @Test
  void run_ofNothing_returns() throws IOException {
    Crew.run(
        0,
        i -> {
          throw new IOException("there is no piece " + i);
        });
  }

  @Test
  void failureOfALaterPiece_whileAnEarlierFails_isNotTheOneThrown() {
    CountDownLatch laterFailed = new CountDownLatch(1);
    boolean alone = Runtime.getRuntime().availableProcessors() == 1;
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                Crew.run(
                    2,
                    i -> {
                      if (i == 0 && !alone) {
                        await(laterFailed);
                      }
                      laterFailed.countDown();
                      throw new IOException("piece " + i);
                    }));
    assertEquals("piece 0", thrown.getMessage());
    List<String> others = Stream.of(thrown.getSuppressed()).map(Throwable::getMessage).toList();
    assertEquals(alone ? List.of() : List.of("piece 1"), others);
  }

  @Test
  void failure_endsTheWork() {
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    assertThrows(
        IllegalStateException.class,
        () ->
            Crew.run(
                100_000,
                i -> {
                  begun.add(i);
                  if (i == 3) {
                    throw new IllegalStateException("no more");
                  }
                }));
    assertTrue(begun.contains(0), "an earlier piece was left out");
    assertTrue(begun.size() < 100_000, "all pieces were begun");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
