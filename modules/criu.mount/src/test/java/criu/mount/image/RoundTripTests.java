package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.model.Mount;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back. */
class RoundTripTests {

  @Property(tries = 300)
  void mounts_ofAnyBytesAndFlags_areReadAsWritten(@ForAll("namespaces") List<Mount> mounts)
      throws IOException {
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      try (ImageTransaction transaction =
          ImageTransaction.begin(Kernel.real().files(), scratch.path())) {
        CheckpointWriter.write(Samples.checkpoint(mounts), transaction, "run");
        transaction.commit();
      }

      var read = CheckpointReader.read(scratch.path());

      assertEquals(mounts, read.namespaces().getFirst().tree().mounts());
    }
  }

  @Provide
  Arbitrary<List<Mount>> namespaces() {
    return MountArbitraries.namespaces();
  }
}
