package criu.mount.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByIdTests {

  @Property(tries = 300)
  void holdsWhatAMapHolds(
      @ForAll @Size(max = 500) List<@IntRange(min = -40, max = 40) Integer> ids) {
    ById<Integer> byId = new ById<>(0);
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(map.put(ids.get(i), i) == null, byId.put(ids.get(i), i));
    }
    for (int id = -41; id <= 41; id++) {
      assertEquals(Optional.ofNullable(map.get(id)), byId.get(id));
      assertEquals(map.containsKey(id), byId.has(id));
    }
  }

  @Test
  void growsBeyondWhatWasExpected_andKeepsAllIdsOfAnyBits() {
    ById<String> byId = new ById<>(1);
    for (int id = 0; id < 20_000; id++) {
      assertTrue(byId.put(id << 12, "of " + id), "an id has a value of another");
    }
    for (int id = 0; id < 20_000; id++) {
      assertEquals(Optional.of("of " + id), byId.get(id << 12));
      assertFalse(byId.has((id << 12) + 1), "an id that was not put is there");
    }
  }
}
