package criu.mount.container;

import java.io.IOException;
import java.io.OutputStream;

/** Takes what is unpacked. */
@FunctionalInterface
public interface Sink {

  /**
   * Creates a file, which is closed by the caller when it is whole.
   *
   * @param name its name, without a slash; each name once
   */
  OutputStream create(String name) throws IOException;
}
