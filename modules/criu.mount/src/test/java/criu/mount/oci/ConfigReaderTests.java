package criu.mount.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTests {

  private static Bundle read(String text) throws IOException {
    return new ConfigReader("config.json", RawString.of("/bundle"))
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static RawString raw(String text) {
    return RawString.of(text);
  }

  @Test
  void knowsBinds_byTypeAndByOption() throws IOException {
    Bundle bundle =
        read(
            """
            {"ociVersion": "1.0.2", "process": {"args": ["sh"], "mounts": [1]},
             "mounts": [
               {"destination": "/proc", "type": "proc", "source": "proc"},
               {"source": "/a", "type": "bind", "destination": "/by-type"},
               {"destination": "/by-option", "source": "/b", "options": ["ro", "bind"]},
               {"destination": "/recursive", "type": "none", "source": "/c", "options": ["rbind"]}
             ],
             "root": {"readonly": true, "path": "/srv/root"}}
            """);
    assertEquals(
        List.of(
            new BundleMount(raw("/by-type"), raw("/a"), false),
            new BundleMount(raw("/by-option"), raw("/b"), false),
            new BundleMount(raw("/recursive"), raw("/c"), true)),
        bundle.binds());
    assertEquals(raw("/srv/root"), bundle.root());
    assertEquals(List.of(), bundle.masked());
  }

  @Test
  void takesRelativePaths_fromTheBundle() throws IOException {
    Bundle bundle =
        read(
            """
            {"root": {"path": "rootfs/"},
             "mounts": [{"destination": "data//x/", "type": "bind", "source": "./../vol"}]}
            """);
    assertEquals(raw("/bundle/rootfs"), bundle.root());
    assertEquals(List.of(new BundleMount(raw("/data/x"), raw("/vol"), false)), bundle.binds());
  }

  @Test
  void readsWhetherThereIsATerminal() throws IOException {
    String root = "{\"root\": {\"path\": \"/r\"}, \"process\": ";
    assertTrue(read(root + "{\"terminal\": true}}").terminal());
    assertFalse(read(root + "{\"terminal\": false}}").terminal());
    assertFalse(read(root + "{}}").terminal());
  }

  @Test
  void readsMaskedPaths_alsoWhenThereAreNone() throws IOException {
    String root = "{\"root\": {\"path\": \"/r\"}, \"linux\": {\"maskedPaths\": ";
    assertEquals(List.of(raw("/proc/kcore")), read(root + "[\"/proc/kcore\"]}}").masked());
    assertEquals(List.of(), read(root + "null}}").masked());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | 1:1  | the configuration is not an object",
        "[]                                          | 1:1  | the configuration is not an object",
        "{}                                          | 1:2  | root.path is missing",
        "{\"root\": {\"path\": 7}}                   | 1:19 | root.path is not a string",
        "{\"root\": {\"path\": \"\"}}                | 1:19 | root.path is empty",
        "{\"mounts\": {}}                            | 1:12 | mounts is not an array",
        "{\"mounts\": [{}, 3]}                       | 1:14 | mounts[0].destination is missing",
        "{\"mounts\": [{\"destination\": 1}]}        | 1:29 | mounts[0].destination is not a str",
        "{\"mounts\": [{\"destination\": \"/a\", \"type\": \"bind\"}]} | 1:49 | mounts[0].source",
        "{\"linux\": {\"maskedPaths\": \"/x\"}}      | 1:27 | linux.maskedPaths is not an array",
        "{\"root\": {}, \"root\": {}}                | 1:20 | Duplicate field 'root'",
        "{\"root\": {\"path\": \"/r\"}} {}           | 1:26 | something follows",
      })
  void namesLineAndColumn_ofWhatIsWrong(String text, String place, String why) {
    MountException wrong = assertThrows(MountException.class, () -> read(text));
    String said = String.valueOf(wrong.getMessage());
    assertTrue(said.startsWith("read the bundle: config.json:" + place + ": "), said);
    assertTrue(said.contains(why), said);
    assertTrue(wrong.remedy().isPresent());
  }

  @Test
  void namesTheLine_ofWhatIsNotJson() {
    MountException wrong =
        assertThrows(MountException.class, () -> read("{\n \"root\": {\n  \"path\": x\n"));
    assertTrue(String.valueOf(wrong.getMessage()).contains("config.json:3:"), wrong.getMessage());
  }

  @Test
  void saysWhatABundleIs_whenThereIsNone(@TempDir Path empty) {
    MountException wrong = assertThrows(MountException.class, () -> Bundle.read(empty));
    assertTrue(String.valueOf(wrong.getMessage()).endsWith("config.json: no such file (ENOENT)"));
  }
}
