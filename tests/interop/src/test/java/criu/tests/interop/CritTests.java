package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.mount.image.CheckpointReader;
import criu.mount.image.CheckpointWriter;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRIU's {@code crit} reads what we write, and we read what it writes. */
class CritTests {
  private final Checkpoint checkpoint = CritSample.checkpoint();

  @TempDir private Path directory;
  private Path ours = Path.of("");

  @BeforeEach
  void writeImages() throws Exception {
    boolean installed = Crit.isInstalled();
    if (!installed) {
      System.out.println("skipped: crit is not installed (Debian's package criu has it)");
    }
    assumeTrue(installed, "crit is not installed (Debian's package criu has it)");
    ours = Files.createDirectory(directory.resolve("ours"));
    try (ImageTransaction transaction = ImageTransaction.begin(Kernel.real().files(), ours)) {
      CheckpointWriter.write(checkpoint, transaction);
      transaction.commit();
    }
  }

  @Test
  void decode_ofInventory_showsVersionAndObjectsOfTheDumper() throws Exception {
    assertDecoded(
        "inventory.img",
        "\"magic\": \"INVENTORY\"",
        "\"img_version\": 2",
        "\"fdinfo_per_id\": true",
        "\"mnt_ns_id\": 6");
  }

  @Test
  void decode_ofTasks_showsThem() throws Exception {
    assertDecoded(
        "pstree.img", "\"magic\": \"PSTREE\"", "\"pid\": 102", "\"ppid\": 100", "\"threads\": [");
  }

  @Test
  void decode_ofKernelObjects_showsTheMountNamespace() throws Exception {
    assertDecoded("ids-100.img", "\"magic\": \"IDS\"", "\"mnt_ns_id\": 9");
    assertDecoded("ids-102.img", "\"magic\": \"IDS\"", "\"mnt_ns_id\": 10");
  }

  @Test
  void decode_ofMounts_showsPathsFlagsAndOrigins() throws Exception {
    assertDecoded(
        "mountpoints-9.img",
        "\"magic\": \"MNTS\"",
        "\"fsname\": \"ramfs\"",
        "\"root_dev\": \"0:22\"",
        "\"mountpoint\": \"/gr\\u00f6\\u00dfe\"",
        "\"flags\": \"0x300001\"",
        "\"shared_id\": 7",
        "\"master_id\": 7",
        "\"with_plugin\": true",
        "\"ext_key\": \"data\"",
        "\"ext_key\": \"CRIU:EXTERNAL_DEV\"",
        "\"deleted\": true",
        "\"sb_flags\": \"0x1\"");
    assertDecoded("mountpoints-10.img", "\"magic\": \"MNTS\"", "\"source\": \"none\"");
  }

  @Test
  void decode_ofTypes_showsTheNumbersOrNamesOfCriu() throws Exception {
    String text = decoded("mountpoints-9.img");

    assertType(text, 0, "UNSUPPORTED");
    assertType(text, 1, "PROC");
    assertType(text, 5, "TMPFS");
    assertType(text, 16, "AUTO");
    assertType(text, 23, "CGROUP2");
  }

  @Test
  void encode_ofWhatCritDecoded_isReadByUsAsTheSameCheckpoint() throws Exception {
    assertReadBackThroughCrit(false);
  }

  @Test
  void encode_ofWhatCritDecodedForPeople_isReadByUsAsTheSameCheckpoint() throws Exception {
    assertReadBackThroughCrit(true);
  }

  private void assertReadBackThroughCrit(boolean pretty) throws Exception {
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    for (Path file : files()) {
      Path json = directory.resolve(file.getFileName() + ".json");
      Crit.decode(file, json, pretty);
      Crit.encode(json, theirs.resolve(String.valueOf(file.getFileName())));
    }

    Checkpoint read = CheckpointReader.read(theirs);

    assertEquals(checkpoint.dumper(), read.dumper());
    assertEquals(checkpoint.tasks(), read.tasks());
    assertEquals(mounts(checkpoint), mounts(read));
  }

  private void assertDecoded(String name, String... parts) throws Exception {
    String text = decoded(name);
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in " + text);
    }
  }

  private static void assertType(String text, int number, String name) {
    String start = "\"fstype\": ";
    boolean found =
        text.contains(start + number + ",") || text.contains(start + '"' + name + "\",");
    assertTrue(found, () -> "type " + name + " is not in " + text);
  }

  private String decoded(String name) throws Exception {
    Path json = directory.resolve(name + ".json");
    Crit.decode(ours.resolve(name), json, true);
    return Files.readString(json);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ours)) {
      return files.toList();
    }
  }

  private static List<List<Mount>> mounts(Checkpoint checkpoint) {
    return checkpoint.namespaces().stream()
        .map(MountNamespace::tree)
        .map(tree -> tree.mounts())
        .toList();
  }
}
