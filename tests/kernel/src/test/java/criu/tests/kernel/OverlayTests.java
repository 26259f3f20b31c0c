package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An overlay, whose options name its layers by paths inside:
 *
 * <pre>
 * /
 * ├─ usr     external by the key "usr"
 * ├─ proc
 * └─ merged  overlay of directories of the root
 * </pre>
 */
@NeedsNamespaces
class OverlayTests {
  /** The layers take 2000 bytes; a value of fsconfig(2) has at most 255. */
  private static final String MANY =
      """
      mkdir /layers /merged /upper /work; lower=
      for n in $(seq 100 199); do
        mkdir /layers/number-$n; echo $n > /layers/number-$n/file-$n
        lower=$lower:/layers/number-$n
      done
      mount -t overlay -o "lowerdir=${lower#:},upperdir=/upper,workdir=/work" merged /merged
      """;

  @Test
  void isReadAndShown_withAllLayers() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", MANY)) {
      String lines = new String(sandbox.resident().mountInfo(), StandardCharsets.ISO_8859_1);
      String line = lines.lines().filter(l -> l.contains("/merged")).findFirst().orElseThrow();
      assertTrue(line.length() > 1900, line);
      String options = line.substring(line.lastIndexOf("lowerdir="));
      String shown = CriuMount.run("show", sandbox.task(), "--format", "json").succeeded().out();
      assertTrue(shown.contains(options), shown);
      sandbox.dump().succeeded();
      String dumped =
          CriuMount.run("show", sandbox.images().toString(), "--format", "json").succeeded().out();
      assertTrue(dumped.contains(options), dumped);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comesBack_withTwoLayersInTheRoot(Engine engine) throws Exception {
    String inside =
        """
        mkdir '/low er' /lower2 /merged /upper /work
        echo one > '/low er/file-1'; echo two > /lower2/file-2
        mount -t overlay -o 'lowerdir=/low er:/lower2,upperdir=/upper,workdir=/work' small /merged
        """;
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      String before = String.join("\n", FindMnt.of(sandbox.resident()));
      sandbox.dump().succeeded();
      try (Pin pin = sandbox.pin(engine);
          Resident restored = pin.resident()) {
        assertEquals(before, String.join("\n", FindMnt.of(restored)));
        assertEquals("one\ntwo\n", pin.shell("cat /merged/file-*").succeeded().out());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comesBack_withLayersBeyondTheLimitOfFsconfig(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start("", MANY)) {
      String list = "cat /merged/file-*";
      String files = sandbox.resident().shell(list).succeeded().out();
      String before = String.join("\n", FindMnt.of(sandbox.resident()));
      sandbox.dump().succeeded();
      try (Pin pin = sandbox.pin(engine);
          Resident restored = pin.resident()) {
        assertEquals(before, String.join("\n", FindMnt.of(restored)));
        assertEquals(files, pin.shell(list).succeeded().out());
      }
    }
  }
}
