package criu.tests.bench;

import criu.mount.archive.TreeArchiver;
import criu.mount.archive.TreeExtractor;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Archives of a directory with files of 4 KiB, half of which cannot be compressed. */
public class ArchiveBenchmark extends Measured {
  private static final int SIZE = 4096;

  /** How many files there are. */
  @Param({"0", "10", "1000"})
  public int files;

  private Path tree = Path.of("");
  private Path copy = Path.of("");
  private byte[] archive = {};

  /** Makes the files, and an archive to be extracted. */
  @Setup
  public void prepare() throws IOException {
    tree = Directory.make();
    copy = Directory.make();
    Random random = new Random(1);
    for (int i = 0; i < files; i++) {
      byte[] content = new byte[SIZE];
      if (i % 2 == 0) {
        random.nextBytes(content);
      }
      Files.write(tree.resolve(Integer.toString(i)), content);
    }
    archive = archive();
  }

  /** Removes the files. */
  @TearDown
  public void remove() throws IOException {
    Directory.remove(tree);
    Directory.remove(copy);
  }

  /** Makes an archive in memory. */
  @Benchmark
  public byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Fd root = Directory.open(tree)) {
      new TreeArchiver(Kernel.real().files()).archive(root, out);
    }
    return out.toByteArray();
  }

  /** Extracts one over the files that were extracted before. */
  @Benchmark
  public void extract() throws IOException {
    try (Fd root = Directory.open(copy)) {
      new TreeExtractor(Kernel.real().files()).extract(new ByteArrayInputStream(archive), root);
    }
  }
}
