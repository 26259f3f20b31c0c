package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.Checkpoint;
import criu.mount.model.IdMap;
import criu.mount.model.IdMap.Extent;
import criu.mount.model.Ownership;
import criu.mount.model.Task;
import criu.mount.model.UserNamespace;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The image of a user namespace. */
final class UserNamespaceImageTests {
  private static final UserNamespace USER =
      new UserNamespace(
          10,
          new IdMap(List.of(new Extent(0, 1000, 1), new Extent(1, 100_000, 65_535))),
          new IdMap(List.of(new Extent(0, 0, 0xFFFF_FFFFL))));

  @Test
  void userNamespace_isReadAsWritten_andHasFieldsInTheOrderOfTheFormat() throws IOException {
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      try (ImageTransaction transaction =
          ImageTransaction.begin(Kernel.real().files(), scratch.path())) {
        CheckpointWriter.write(checkpoint(), transaction, "run");
        transaction.commit();
      }
      assertEquals(Optional.of(USER), CheckpointReader.read(scratch.path()).user());
      assertEquals(
          checkpoint().deletedRoots(), CheckpointReader.read(scratch.path()).deletedRoots());
      byte[] bytes = Files.readAllBytes(scratch.path().resolve("userns-10.img"));
      String record =
          "0a07080010e8071801" + "0a0a080110a08d0618ffff03" + "120a0800100018ffffffff0f";
      String header = "19435654" + "06494755";
      assertEquals(record, HexFormat.of().formatHex(bytes, 12, bytes.length));
      assertArrayEquals(HexFormat.of().parseHex(header), Arrays.copyOf(bytes, 8));
    }
  }

  private static Checkpoint checkpoint() {
    Task.Objects objects = new Task.Objects(2, 2, 2, 2, 1, 2, 3, 4, 9, 10, 8, 5);
    Task task = new Task(100, 0, 100, 100, List.of(100), objects);
    return new Checkpoint(
        Samples.checkpoint(List.of(Samples.mount(20, 19, "/", "overlay"))).dumper(),
        List.of(),
        List.of(task),
        List.of(Samples.namespace(9, List.of(Samples.mount(20, 19, "/", "overlay")))),
        Optional.of(USER),
        Map.of(7, new Ownership(0640, 5, 4_294_967_294L)));
  }
}
