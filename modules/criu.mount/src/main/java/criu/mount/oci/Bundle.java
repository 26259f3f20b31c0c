package criu.mount.oci;

import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a bundle says of the mounts of its container.
 *
 * @param root the host's directory that is the root of the container, absolute
 * @param binds the bind mounts, in their order
 * @param masked the paths that an engine hides: files by a bind of {@code /dev/null}
 * @param terminal whether an engine makes a terminal, and mounts it at {@code /dev/console}
 */
public record Bundle(
    RawString root, List<BundleMount> binds, List<RawString> masked, boolean terminal) {
  private static final String NAME = "config.json";

  /**
   * Reads the {@code config.json} of a directory.
   *
   * @param directory an absolute path, the start of relative paths in the file
   * @throws MountException when the file is missing, or not as the specification has it; it names
   *     line and column
   */
  public static Bundle read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    try (InputStream in = Files.newInputStream(file)) {
      return new ConfigReader(file.toString(), RawString.of(directory.toString())).read(in);
    } catch (NoSuchFileException e) {
      throw MountException.because("read the bundle", file.toString(), "no such file (ENOENT)")
          .remedy("give the directory of an OCI bundle, which has a config.json, to --oci-bundle");
    }
  }

  /**
   * Reads a configuration that lies elsewhere, such as the {@code spec.dump} of a checkpoint.
   *
   * @param name what it is called in messages
   * @param in the configuration; read to its end
   */
  public static Bundle parse(String name, InputStream in) throws IOException {
    return new ConfigReader(name, RawString.EMPTY).read(in);
  }
}
