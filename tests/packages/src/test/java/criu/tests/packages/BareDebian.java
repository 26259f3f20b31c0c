package criu.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A Debian 13 of the essential packages. Each script sees it as new. */
record BareDebian(Path root) {
  private static final Path TOOLS = Built.REPOSITORY.resolve("tests/interop/debian");

  /** Makes it, or takes it from the cache; skips the test where that cannot be. */
  static BareDebian made() throws IOException {
    Programs.Result made = Programs.run(TOOLS.resolve("make").toString(), "--bare");
    Assumptions.assumeTrue(made.exit() == 0, made::text);
    return new BareDebian(Path.of(made.text().strip()));
  }

  /** Runs a script as root of it, which finds the files of a directory there as {@code $1}. */
  String run(Path shared, String script) throws IOException {
    Path file = shared.resolve("script.sh");
    Files.writeString(file, script);
    return Programs.run(
            TOOLS.resolve("enter").toString(),
            root.toString(),
            shared.toString(),
            "bash",
            "-eu",
            file.toString(),
            shared.toString())
        .succeeded();
  }
}
