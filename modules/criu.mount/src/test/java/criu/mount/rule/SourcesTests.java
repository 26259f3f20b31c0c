package criu.mount.rule;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.model.Mount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what mounts can be copied, with as many mounts from outside as a container has, or more. */
final class SourcesTests {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 100})
  void mount_ofPartOfOneFromOutside_canBeCopiedFromThatWhateverElseThereIs(int outside) {
    Sources sources = new Sources(EnabledFileSystems.NONE);
    for (int i = 0; i < outside; i++) {
      sources.addOutside(disk(10 + i, "/srv/" + i, 1));
    }

    assertTrue(sources.bring(disk(1, "/srv/0", 1)));
    assertTrue(sources.bring(disk(1, "/srv/0/a/b", 1)));
    assertFalse(sources.bring(disk(1, "/srv/0a", 1)), "a name that begins as another");
    assertFalse(sources.bring(disk(1, "/srv", 1)), "more than what comes from outside");
    assertFalse(sources.bring(disk(1, "/", 1)));
    assertFalse(sources.bring(disk(1, "/srv/0", 2)), "of another device");
  }

  private static Mount disk(int id, String root, int minor) {
    return mount(id, 1, "/" + id).type("ext4").device(8, minor).root(root).build();
  }
}
