package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Attempts a restore that must fail, and checks that it leaves everything as it was. */
public final class FailedRestore {
  private final Sandbox sandbox;
  private final Engine engine;
  private Path images;
  private Path root;

  public FailedRestore(Sandbox sandbox, Engine engine) {
    this.sandbox = sandbox;
    this.engine = engine;
    this.images = sandbox.images();
    this.root = sandbox.root();
  }

  FailedRestore from(Path directory) {
    this.images = directory;
    return this;
  }

  FailedRestore into(Path directory) {
    this.root = directory;
    return this;
  }

  /** Fails with a message that has the given part, and changes nothing; returns the message. */
  public String saying(String part, String... options) throws IOException {
    Path pin = sandbox.top().resolve("pin");
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--pin", pin.toString()));
    return unchanged(
        part, pin, () -> sandbox.restore(engine, images, root, all.toArray(String[]::new)));
  }

  /** A run of the command. */
  @FunctionalInterface
  interface Run {
    Command.Result get() throws IOException;
  }

  /** The same for any run that could make the pin. */
  String unchanged(String part, Path pin, Run run) throws IOException {
    byte[] host = Sandbox.hostMounts();
    String before = Listing.of(sandbox.top());
    Command.Result result = run.get();
    assertEquals(1, result.exit(), result::toString);
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("criu-mount: "), result::err);
    assertTrue(result.err().contains(part), () -> part + " is not in: " + result.err());
    assertFalse(Files.exists(pin, LinkOption.NOFOLLOW_LINKS), "the pin is there");
    assertEquals(before, Listing.of(sandbox.top()));
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
    Sandbox.assertHostUnchanged(host);
    return result.err();
  }
}
