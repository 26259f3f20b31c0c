package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A namespace with mounts of every kind, see {@link EveryKind}, dumped and restored. */
@NeedsNamespaces
class RoundTripTests {
  private static final String LIST =
      Listing.command("/tmp", "/tmp/cache", "/readonly", "/shared/inner", "/etc", "/plugin/key")
          + "; cat /tmp/page /tmp/linked /tmp/manual/page /tmp/cache/entry /readonly/word"
          + " /shared/inner/word /below/inner/word /volume/name /etc/name /plugin/data/name"
          + " /plugin/key /stack/motd /bind/file /bind/page";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void findmntShowsTheSame_ofTheOriginalAndTheRestored(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      List<String> before = FindMnt.of(sandbox.resident());
      assertEquals(EveryKind.MOUNTS, before.size(), () -> String.join("\n", before));
      sandbox.dump(EveryKind.DUMP).succeeded();
      try (Pin pin = sandbox.pin(engine, EveryKind.restoreOptions(sandbox));
          Resident restored = pin.resident()) {
        assertEquals(String.join("\n", before), String.join("\n", FindMnt.of(restored)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void filesAreTheSame_throughThePin(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      String before = sandbox.resident().shell(LIST).succeeded().out();
      sandbox.dump(EveryKind.DUMP).succeeded();
      try (Pin pin = sandbox.pin(engine, EveryKind.restoreOptions(sandbox))) {
        assertEquals(before, pin.shell(LIST).succeeded().out());
        Command.Result cat = Command.run("nsenter", "--mount=" + pin.path(), "cat", "/tmp/page");
        assertEquals("page\n", cat.succeeded().out());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void propagationWorks_afterTheRestore(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      sandbox.dump(EveryKind.DUMP).succeeded();
      try (Pin pin = sandbox.pin(engine, EveryKind.restoreOptions(sandbox))) {
        String said =
            pin.shell(
                    """
                    mkdir /shared/new; mount -t tmpfs new /shared/new
                    for at in shared peer slave relay below; do mountpoint /$at/new; done
                    mkdir /below/own; mount -t tmpfs own /below/own
                    for at in shared peer slave relay; do ! mountpoint -q /$at/own; done
                    ! mount --bind /unbindable /peer 2> /dev/null
                    """)
                .succeeded()
                .out();
        assertEquals(5, said.lines().filter(line -> line.endsWith("is a mountpoint")).count());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void restoreGivesOutputAndExitCode_ofItsCommand(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      sandbox.dump(EveryKind.DUMP).succeeded();
      String[] command = {"--", "sh", "-c", "cat /tmp/page; echo \"$1\" >&2; exit 7", "-", "-v x"};
      String[] arguments =
          Stream.of(EveryKind.restoreOptions(sandbox), command)
              .flatMap(Stream::of)
              .toArray(String[]::new);
      assertEquals(new Command.Result(7, "page\n", "-v x\n"), sandbox.restore(engine, arguments));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void secondDumpEqualsTheFirst_ofTheRestored(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      sandbox.dump(EveryKind.DUMP).succeeded();
      Path second = Files.createDirectory(sandbox.top().resolve("second"));
      try (Pin pin = sandbox.pin(engine, EveryKind.restoreOptions(sandbox));
          Resident restored = pin.resident()) {
        sandbox.dump(restored, second, EveryKind.DUMP).succeeded();
        assertSame(sandbox.images().toString(), second.toString());
        assertSame(sandbox.task(), Long.toString(restored.pid()));
        assertSame(sandbox.images().toString(), sandbox.task());
      }
    }
  }

  private static void assertSame(String one, String other) throws Exception {
    assertEquals(new Command.Result(0, "", ""), CriuMount.run("diff", one, other));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void restoredTreeStandsInAnotherRoot_withOtherExternals(Engine engine) throws Exception {
    try (Sandbox sandbox = EveryKind.start()) {
      List<String> before = FindMnt.of(sandbox.resident());
      sandbox.dump(EveryKind.DUMP).succeeded();
      Path moved = Files.createDirectory(sandbox.top().resolve("moved"));
      Command.run("cp", "-a", sandbox.root().toString(), sandbox.host().toString(), "" + moved)
          .succeeded();
      Command.run("sh", "-c", "echo moved > $0/host/data/name", "" + moved).succeeded();
      Path pinned = sandbox.top().resolve("pin");
      String[] options = {
        "restore",
        "-D",
        sandbox.images().toString(),
        "-r",
        moved.resolve("root").toString(),
        "--external",
        "mnt[usr]:/usr",
        "--external",
        "mnt[volume]:" + moved + "/host/volume",
        "--external",
        "mnt[name]:" + moved + "/host/file",
        "-L",
        CriuMount.samplePlugins().toString(),
        "--pin",
        pinned.toString()
      };
      List<String> all = Stream.concat(Stream.of(options), engine.options().stream()).toList();
      CriuMount.run("/plugin=" + moved + "/host", all).succeeded();
      try (Pin pin = new Pin(pinned);
          Resident restored = pin.resident()) {
        List<String> after = FindMnt.of(restored);
        after = after.stream().map(line -> line.replace(moved + "/", sandbox.top() + "/")).toList();
        assertEquals(String.join("\n", before), String.join("\n", after));
        assertEquals("moved\n", pin.shell("cat /plugin/data/name").succeeded().out());
      }
    }
  }
}
