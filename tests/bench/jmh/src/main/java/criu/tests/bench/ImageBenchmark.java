package criu.tests.bench;

import criu.mount.image.CheckpointReader;
import criu.mount.image.CheckpointWriter;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Checkpoint;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Writing the images of a namespace, and reading them. */
public class ImageBenchmark extends Measured {

  /** How many mounts there are beside the root. */
  @Param({"1000", "10000", "50000"})
  public int mounts;

  private Checkpoint checkpoint = Namespaces.of(Namespaces.NONE.main().tree());
  private Path written = Path.of("");
  private Path empty = Path.of("");

  /** Makes the checkpoint, and images to be read. */
  @Setup
  public void prepare() throws IOException {
    checkpoint = Namespaces.checkpoint(mounts);
    written = Directory.make();
    empty = Directory.make();
    try (ImageTransaction transaction = ImageTransaction.begin(Kernel.real().files(), written)) {
      CheckpointWriter.write(checkpoint, transaction);
      transaction.commit();
    }
  }

  /** Removes the images. */
  @TearDown
  public void remove() throws IOException {
    Directory.remove(written);
    Directory.remove(empty);
  }

  /** Writes the images and gives them up, so that the directory is as empty the next time. */
  @Benchmark
  public void write() throws IOException {
    try (ImageTransaction transaction = ImageTransaction.begin(Kernel.real().files(), empty)) {
      CheckpointWriter.write(checkpoint, transaction);
    }
  }

  /** Reads the images. */
  @Benchmark
  public Checkpoint read() throws IOException {
    return CheckpointReader.read(written);
  }
}
