package criu.tests.kernel.content;

import criu.tests.kernel.Programs;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.util.List;

/** A namespace with many files of all kinds, and the comparison of what is said of them. */
final class ManyFiles {

  private ManyFiles() {}

  /**
   * Starts a sandbox with 10,000 files of all kinds:
   *
   * <pre>
   * /
   * ├─ usr        external by the key "usr"
   * ├─ proc
   * ├─ content    tmpfs, filled by the program "fill"
   * └─ walk       the program that describes it
   * </pre>
   */
  static Sandbox filled() throws IOException {
    Sandbox sandbox =
        Sandbox.start("", "mkdir /content; mount -t tmpfs -o size=256m content /content");
    try {
      Programs.compile("fill", sandbox.root());
      Programs.compile("walk", sandbox.root());
      sandbox.resident().shell("/fill /content").succeeded();
      return sandbox;
    } catch (IOException | RuntimeException | AssertionError e) {
      sandbox.close();
      throw e;
    }
  }

  /** Fails with the first line that differs; the whole texts would fill the screen. */
  static void assertSameLines(String expected, String found) {
    List<String> one = expected.lines().toList();
    List<String> other = found.lines().toList();
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        throw new AssertionError("expected " + one.get(i) + "\nbut found " + other.get(i));
      }
    }
    if (one.size() != other.size()) {
      throw new AssertionError("expected " + one.size() + " lines, found " + other.size());
    }
  }
}
