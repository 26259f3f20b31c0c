package criu.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.Mount;
import criu.plugin.ExternalMountPlugin;
import criu.plugins.criuso.CriuSoPlugin;
import criu.plugins.hostpath.HostPathPlugin;
import criu.plugins.json.JsonCursor;
import criu.plugins.ocivolumes.OciVolumesPlugin;
import criu.plugins.secrets.SecretsPlugin;
import criu.plugins.tmpfssnapshot.TmpfsSnapshotPlugin;
import criu.sample.plugin.SamplePlugin;
import criu.syscall.Kernel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The descriptors of the built modules, compared with files that are reviewed: what a module needs
 * and shows is never changed by the way.
 */
final class ModuleDescriptorTests {

  static Stream<Arguments> modules() throws ClassNotFoundException {
    return Stream.of(
        Arguments.of("criu.syscall", Kernel.class),
        Arguments.of("criu.plugin", ExternalMountPlugin.class),
        Arguments.of("criu.mount", Mount.class),
        Arguments.of("criu.cli", Class.forName("criu.cli.Main")),
        Arguments.of("criu.plugins.json", JsonCursor.class),
        Arguments.of("criu.plugins.hostpath", HostPathPlugin.class),
        Arguments.of("criu.plugins.secrets", SecretsPlugin.class),
        Arguments.of("criu.plugins.tmpfssnapshot", TmpfsSnapshotPlugin.class),
        Arguments.of("criu.plugins.ocivolumes", OciVolumesPlugin.class),
        Arguments.of("criu.plugins.criuso", CriuSoPlugin.class),
        Arguments.of("criu.sample.plugin", SamplePlugin.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void descriptor_isTheOneThatWasReviewed(String name, Class<?> member) throws Exception {
    assertEquals(expected(name), DescriptorText.of(descriptor(name, member)));
  }

  private static ModuleDescriptor descriptor(String name, Class<?> member)
      throws URISyntaxException {
    URL place = member.getProtectionDomain().getCodeSource().getLocation();
    return ModuleFinder.of(Path.of(place.toURI())).find(name).orElseThrow().descriptor();
  }

  private static String expected(String name) throws IOException {
    String file = "/module-descriptors/" + name + ".expected.txt";
    try (InputStream in = ModuleDescriptorTests.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
