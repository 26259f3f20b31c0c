package criu.tests.kernel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages whose examples are run from the first to the last. */
@NeedsNamespaces
class PageTests {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "docs/tutorial.md", "docs/concepts.md", "docs/user/README.md"})
  void examples_doWhatThePageSays(String name) throws Exception {
    assertRuns(name, Page.read(name).examples());
  }

  /** The pages of commands, whose examples use the process that the first page starts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check", "decode", "demo", "diff", "dump", "encode", "pack", "plan", "plugins", "restore",
        "show", "unpack"
      })
  void examplesOfACommand_doWhatItsPageSays(String command) throws Exception {
    List<Page.Example> examples = new ArrayList<>(Page.read("docs/user/README.md").examples());
    String name = "docs/user/" + command + ".md";
    List<Page.Example> own = Page.read(name).examples();
    assertFalse(own.isEmpty(), "no block of the page is marked sh");
    examples.addAll(own);
    assertRuns(name, examples);
  }

  private void assertRuns(String name, List<Page.Example> examples) throws Exception {
    byte[] host = Sandbox.hostMounts();
    assertFalse(examples.isEmpty(), "no block of the page is marked sh");
    List<String> scripts = examples.stream().map(Page.Example::script).toList();
    List<PageRun.Result> results = new PageRun(folder.toRealPath()).of(scripts);
    for (int i = 0; i < results.size(); i++) {
      Page.Example example = examples.get(i);
      PageRun.Result result = results.get(i);
      String where = name + ":" + example.line() + ": ";
      if (example.output().isPresent()) {
        String shown = example.output().get();
        assertTrue(
            ShownText.matches(shown, result.printed()),
            () -> where + "shown:\n" + shown + "printed:\n" + result.printed());
      } else {
        assertEquals(List.of(), result.failures(), () -> where + result.printed());
      }
    }
    Sandbox.assertHostUnchanged(host);
  }
}
