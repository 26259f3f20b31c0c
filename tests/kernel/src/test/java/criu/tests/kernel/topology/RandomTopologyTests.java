package criu.tests.kernel.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random namespaces come back exactly. The number of tries is the system property {@code
 * criu.topologies}.
 */
final class RandomTopologyTests {
  private static final Outcomes OUTCOMES = new Outcomes();

  @Provide
  static Arbitrary<List<Operation>> topologies() {
    return Topologies.all();
  }

  @Property(tries = 300, afterFailure = AfterFailureMode.RANDOM_SEED)
  void everyEngineRestoresExactly_orTheClassicOneRefusesBeforeItMounts(
      @ForAll("topologies") List<Operation> operations) throws IOException {
    assertEquals(List.of(), OUTCOMES.wrong(operations));
  }

  @AfterContainer
  static void classicRestoresAtLeastAsManyAsItRefuses() {
    System.out.println(
        "classic engine: " + OUTCOMES.restoredByClassic() + " restored, "
            + OUTCOMES.refusedByClassic() + " refused");
    assertTrue(OUTCOMES.restoredByClassic() >= OUTCOMES.refusedByClassic());
  }
}
