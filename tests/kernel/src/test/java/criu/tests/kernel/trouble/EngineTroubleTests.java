package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees that come back by one engine of CRIU only: here all engines restore them. */
@NeedsNamespaces
class EngineTroubleTests {
  /**
   * The members of the group show nothing in common, so that none can be copied from another:
   *
   * <pre>
   * /
   * ├─ data      tmpfs, shared
   * ├─ one       bind of data/one, of the same group
   * ├─ two       bind of data/two, of the same group
   * └─ slave     bind of data/two, slave of the group
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void groupWithoutACommonRootComesBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /data /one /two /slave; mount -t tmpfs data /data; mount --make-shared /data
        mkdir -p /data/one/sub /data/two/sub; echo 1 > /data/one/file; echo 2 > /data/two/file
        mount --bind /data/one /one; mount --bind /data/two /two
        mount --bind /data/two /slave; mount --make-slave /slave
        """;
    String read =
        """
        mount -t tmpfs new /data/two/sub; echo new > /two/sub/file
        cat /one/file /two/file /slave/sub/file
        """;
    try (Trouble trouble = Trouble.of("", inside)) {
      trouble.follow(trouble.isRefused(" at /usr "));
      trouble.isFine();
      trouble.dump();
      assertEquals("1\n2\nnew\n", trouble.restored(engine, read));
    }
  }
}
