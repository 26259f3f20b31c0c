package criu.mount.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OneToldTests {
  private final Progress progress = new Progress() {};
  private final OneTold told = new OneTold(progress);

  @Test
  void one_aloneAndAgain_isToldOf() {
    told.one(first -> assertSame(progress, first));
    told.one(second -> assertSame(progress, second));
  }

  @Test
  void one_whileAnotherThreadIsToldOf_isDoneAndNotToldOf() throws InterruptedException {
    List<Progress> beside = new ArrayList<>();
    told.<InterruptedException>one(first -> {
      Thread thread = Thread.ofPlatform().start(() -> told.one(beside::add));
      thread.join();
    });
    assertEquals(List.of(Progress.NONE), beside);
  }

  @Test
  void one_afterOneThatFailed_isToldOf() {
    IOException failure = new IOException("no space");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                told.one(first -> {
                  throw failure;
                })));
    told.one(next -> assertSame(progress, next));
  }
}
