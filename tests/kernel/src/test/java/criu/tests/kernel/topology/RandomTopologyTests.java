package criu.tests.kernel.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.restore.RestoreOptions.Engine;
import criu.tests.kernel.topology.Tally.Result;
import criu.tests.kernel.topology.Topologies.Topology;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random namespaces come back exactly, and a restore that fails leaves nothing. Number and seed:
 * {@link NumberAndSeed}.
 */
final class RandomTopologyTests {
  private static final Outcomes OUTCOMES = new Outcomes();

  @Provide
  static Arbitrary<Topology> topologies() {
    return Topologies.all();
  }

  @Property(
      tries = 300,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.FULL, // a bounded one is left in the middle of a try
      afterFailure = AfterFailureMode.RANDOM_SEED)
  @AddLifecycleHook(NumberAndSeed.class)
  void everyEngineRestoresExactly_orTheClassicOneRefusesBeforeItMounts(
      @ForAll("topologies") Topology topology) throws IOException {
    assertEquals(List.of(), OUTCOMES.wrong(topology.operations(), topology.fault()));
  }

  @AfterContainer
  static void theClassicEngineRestoresAtLeastAsManyAsItRefuses() {
    Tally tally = OUTCOMES.tally();
    System.out.println(tally);
    assertTrue(tally.of(Engine.CLASSIC, Result.EXACT) >= tally.of(Engine.CLASSIC, Result.REFUSED));
  }
}
