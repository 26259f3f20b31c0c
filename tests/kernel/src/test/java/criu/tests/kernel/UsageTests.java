package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is said of a command line that is not understood. */
class UsageTests {

  @Test
  void anOptionThatDoesNotExist_isSaidWithOneThatIsLikeIt() throws IOException {
    Command.Result result = refused("dump", "--externl", "mnt[/a]:a");
    assertTrue(result.err().contains("  --external may be meant\n"), result.err());
  }

  @Test
  void anOptionWithoutItsArgument_isNotTakenForAnother() throws IOException {
    Command.Result result = refused("dump", "-t");
    String[] lines = result.err().split("\n", -1);
    assertEquals("criu-mount: dump: Option t/tree requires an argument", lines[0]);
    assertTrue(lines[1].startsWith("  usage: criu-mount dump "), result.err());
  }

  private static Command.Result refused(String... arguments) throws IOException {
    Command.Result result = CriuMount.run(arguments);
    assertEquals(2, result.exit(), result::toString);
    return result;
  }
}
