package criu.mount.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.image.ImageNames;
import criu.mount.model.ContainerInfo;
import criu.mount.model.MountException;
import criu.mount.oci.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of container engines, and what pretends to be one. */
class CheckpointArchiveTests {
  private static final String CONFIG =
      """
      {"id": "8c287f8f5e98ff05", "name": "counter", "rootfsImageName": "docker.io/busybox:latest",
       "runtime": "crun", "createdTime": "2026-11-26T20:52:20.724347215Z",
       "checkpointedTime": "0001-01-01T00:00:00Z", "restored": false}
      """;
  private static final String PODMAN = "{\"annotations\": {\"io.container.manager\": \"libpod\"}}";
  private static final String CRIO =
      """
      {"root": {"path": "/var/lib/root"},
       "annotations": {"io.container.manager": "cri-o", "io.kubernetes.cri-o.IP.0": "10.88.0.7",
         "io.kubernetes.cri-o.Metadata": "{\\"name\\": \\"web\\", \\"attempt\\": 1}",
         "io.kubernetes.cri-o.Created": "2026-11-26T20:00:00+01:00",
         "io.kubernetes.pod.name": "pod", "io.kubernetes.pod.namespace": "default"}}
      """;

  @TempDir private Path scratch;

  private static TarBytes podman() {
    return new TarBytes()
        .member("checkpoint/", '5', new byte[0])
        .file("config.dump", CONFIG)
        .file("spec.dump", PODMAN)
        .file(
            "network.status",
            "{\"podman\":{\"interfaces\":{\"eth0\":{\"subnets\":[{\"ipnet\":\"10.88.0.5/16\"}]}}}}")
        .file("./checkpoint/inventory.img", "inventory")
        .file("checkpoint/pages-1.img", "pages")
        .file("checkpoint/mountpoints-13.img", "mounts")
        .file("rootfs-diff.tar", "changes");
  }

  @Test
  void unpack_ofPodmansArchive_makesWhatIsWantedAndTellsTheContainer() throws IOException {
    ContainerInfo info = unpack(podman().end());

    assertEquals(List.of("inventory.img", "mountpoints-13.img"), unpacked());
    assertEquals("mounts", Files.readString(directory().resolve("mountpoints-13.img")));
    assertEquals("counter", info.name().toString());
    assertEquals("docker.io/busybox:latest", info.image().toString());
    assertEquals("Podman", info.engine().toString());
    assertEquals("2026-11-26T20:52:20Z", info.created().toString());
    assertEquals("", info.checkpointed().toString());
    assertEquals("10.88.0.5", info.ip().toString());
    assertEquals(new ContainerInfo.Sizes(20, 7), info.sizes());
  }

  @Test
  void unpack_ofCompressedArchive_isTheSame() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(podman().end());
    }

    assertEquals("counter", unpack(bytes.toByteArray()).name().toString());
  }

  @Test
  void unpack_ofKubernetesArchive_readsTheAnnotationsOfCrio() throws IOException {
    TarBytes tar =
        new TarBytes()
            .file("spec.dump", CRIO)
            .file("config.dump", CONFIG)
            .file("checkpoint/inventory.img", "");

    ContainerInfo info = unpack(tar.end());

    assertEquals("CRI-O", info.engine().toString());
    assertEquals("web", info.name().toString());
    assertEquals("10.88.0.7", info.ip().toString());
    assertEquals("2026-11-26T20:00:00+01:00", info.created().toString());
    assertEquals("pod", info.pod().toString());
    assertEquals("default", info.namespace().toString());
  }

  @Test
  void bundle_isReadFromTheSpecification() throws IOException {
    Path file = write(new TarBytes().file("spec.dump", CRIO).end());

    Bundle bundle = CheckpointArchive.at(file).orElseThrow().bundle();

    assertEquals("/var/lib/root", bundle.root().toString());
  }

  @Test
  void unpack_ofLinkInPlaceOfImage_isRefused() {
    assertRefused("is not a plain file", new TarBytes().header("inventory.img", '2', 0).end());
  }

  @Test
  void unpack_ofImageThatOccursTwice_isRefused() {
    assertRefused(
        "inventory.img occurs twice",
        new TarBytes().file("checkpoint/inventory.img", "").file("./inventory.img", "").end());
  }

  @Test
  void unpack_ofNameThatClimbs_isRefused() {
    assertRefused("..", podman().file("checkpoint/../../etc/passwd", "").end());
    assertRefused("absolute", podman().file("/checkpoint/pstree.img", "").end());
  }

  @Test
  void unpack_ofHugeImage_isRefusedBeforeItIsRead() {
    assertRefused(
        "is too large", new TarBytes().header("checkpoint/pstree.img", '0', 1L << 32).end());
    assertRefused("is too large", new TarBytes().header("spec.dump", '0', 1L << 26).end());
    assertRefused(
        "is too large",
        new TarBytes().header("checkpoint/tmpfs-dev-4.tar.gz.img", '0', 7L << 30).end());
  }

  @Test
  void unpack_ofArchiveThatIsCutShort_isRefused() {
    assertRefused("cut short", podman().unfinished());
  }

  @Test
  void unpack_ofArchiveWithoutCheckpoint_isRefused() {
    assertRefused("no checkpoint/inventory.img", new TarBytes().file("readme", "x").end());
  }

  @Test
  void unpack_ofBrokenConfig_namesItsPlace() {
    assertRefused(
        "config.dump:1:",
        new TarBytes().file("config.dump", "[").file("checkpoint/inventory.img", "").end());
  }

  @Test
  void at_ofOtherFiles_isNone() throws IOException {
    assertTrue(CheckpointArchive.at(scratch).isEmpty());
    assertTrue(CheckpointArchive.at(scratch.resolve("missing")).isEmpty());
    assertTrue(
        CheckpointArchive.at(write("36 35 98:0 / / rw".getBytes(StandardCharsets.UTF_8)))
            .isEmpty());
    assertTrue(CheckpointArchive.at(write(new byte[0])).isEmpty());
  }

  private void assertRefused(String why, byte[] archive) {
    MountException e = assertThrows(MountException.class, () -> unpack(archive));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e::toString);
  }

  private ContainerInfo unpack(byte[] archive) throws IOException {
    for (Path old : Files.exists(directory()) ? list() : List.<Path>of()) {
      Files.delete(old);
    }
    Files.createDirectories(directory());
    return CheckpointArchive.at(write(archive))
        .orElseThrow()
        .unpack(directory(), ImageNames::tellsOfMounts);
  }

  private Path directory() {
    return scratch.resolve("images");
  }

  private Path write(byte[] archive) throws IOException {
    return Files.write(scratch.resolve("archive"), archive);
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.sorted().toList();
    }
  }

  private List<String> unpacked() throws IOException {
    return list().stream().map(file -> String.valueOf(file.getFileName())).toList();
  }
}
