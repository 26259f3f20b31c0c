package criu.mount.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths with links, resolved inside of a directory. */
class ContainerPathTests {
  private static final FileCalls FILES = Kernel.real().files();

  @TempDir Path root;

  private String resolve(String path) throws Exception {
    try (Fd fd = FILES.open(Fd.CWD, RawString.of(root.toString()), Set.of(OpenFlag.O_PATH), 0)) {
      return new ContainerPath(FILES, fd).resolve(RawString.of(path)).toString();
    }
  }

  private void link(String name, String target) throws Exception {
    Files.createSymbolicLink(root.resolve(name), Path.of(target));
  }

  @Test
  void followsRelativeAndAbsoluteLinks_insideOfTheRoot() throws Exception {
    Files.createDirectories(root.resolve("run/lock"));
    Files.createDirectories(root.resolve("var"));
    link("var/run", "../run");
    link("var/absolute", "/run");
    assertEquals("/run/lock", resolve("/var/run/lock"));
    assertEquals("/run/lock", resolve("/var/absolute/lock"));
  }

  @Test
  void neverLeavesTheRoot() throws Exception {
    link("up", "../../../etc");
    assertEquals("/etc/passwd", resolve("/up/passwd"));
  }

  @Test
  void takesWhatIsMissing_asWritten() throws Exception {
    link("dangling", "there/is/none");
    assertEquals("/no/such", resolve("/no/./such"));
    assertEquals("/there/is/none/below", resolve("/dangling/below"));
  }

  @Test
  void leavesACircleOfLinks_asWritten() throws Exception {
    link("a", "b");
    link("b", "a");
    assertEquals("/a/x", resolve("/a/x"));
  }
}
