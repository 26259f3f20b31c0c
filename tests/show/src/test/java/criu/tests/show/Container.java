package criu.tests.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The pages of a real container of runc, in the Debian root that tests/interop makes and keeps. */
final class Container {

  private Container() {}

  /** Writes them into a directory; skips the test, with the reason, where there is no such root. */
  static void show(Path directory) throws IOException {
    Path repository = Programs.repository().toAbsolutePath().normalize();
    Path debian = repository.resolve("tests/interop/debian");
    Programs.Result made = Programs.run(List.of(debian.resolve("make").toString()));
    String root = made.out().lines().reduce("", (before, line) -> line);
    if (made.exit() != 0) {
      System.out.println("skipped: there is no Debian root: " + made.err().strip());
    }
    Assumptions.assumeTrue(made.exit() == 0, () -> "there is no Debian root: " + made.err());
    compileResident(debian, directory);
    String script = repository.resolve("tests/show/src/test/sh/container.sh").toString();
    List<String> command =
        List.of(
            debian.resolve("enter").toString(),
            root,
            directory.toString(),
            "env",
            "SHARED=" + directory,
            "CRIU_MOUNT_IMAGE=" + Programs.image(),
            "bash",
            script,
            repository.toString());
    Programs.printed(Programs.run(command), 0, command);
  }

  private static void compileResident(Path debian, Path directory) throws IOException {
    String source = debian.resolve("resident.c").toString();
    List<String> compiler =
        List.of("gcc", "-static", "-O1", "-o", directory.resolve("resident").toString(), source);
    Programs.printed(Programs.run(compiler), 0, compiler);
  }
}
