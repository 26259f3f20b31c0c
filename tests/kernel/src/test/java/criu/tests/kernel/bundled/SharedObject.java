package criu.tests.kernel.bundled;

import criu.tests.kernel.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A plugin of {@code tests/plugins/criu-so}, compiled. */
final class SharedObject {
  private static final Path SOURCES =
      Path.of(System.getProperty("criu.so.plugins", "tests/plugins/criu-so"));

  private SharedObject() {}

  /** Compiles a plugin with further options of the compiler. */
  static void make(String source, Path made, String... options) throws IOException {
    List<String> all = Stream.concat(Stream.of("-shared", "-fPIC"), Stream.of(options)).toList();
    Programs.compile(SOURCES.resolve(source + ".c"), made, all);
  }
}
