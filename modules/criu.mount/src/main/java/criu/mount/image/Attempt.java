package criu.mount.image;

import java.io.IOException;

/** A step of cleaning up: its failure does not keep the next from being done. */
@FunctionalInterface
interface Attempt {

  void run() throws IOException;

  /** Does a step, and adds its failure to another. */
  static void of(Attempt step, IOException failure) {
    try {
      step.run();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
