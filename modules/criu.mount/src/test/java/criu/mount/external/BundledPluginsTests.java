package criu.mount.external;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BundledPluginsTests {
  private final BundledPlugins bundled = new BundledPlugins("secrets"::equals);

  @Test
  void aPluginThatComesAlong_isLoadedByItsName() {
    assertEquals("add --plugin secrets", bundled.howToLoad(List.of("secrets")));
  }

  @Test
  void another_isLoadedFromItsDirectory() {
    assertEquals("add -L DIR, where DIR holds mine", bundled.howToLoad(List.of("mine")));
  }

  @Test
  void both_areNamedTogether() {
    assertEquals(
        "add --plugin secrets -L DIR, where DIR holds mine, yours",
        bundled.howToLoad(List.of("mine", "secrets", "yours")));
  }
}
