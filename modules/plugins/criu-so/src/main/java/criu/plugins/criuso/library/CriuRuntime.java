package criu.plugins.criuso.library;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What plugins of CRIU find around them: its functions, and a loader. The process has one, because
 * the functions are known to all that is loaded after them.
 */
public final class CriuRuntime {
  private final Libc libc = new Libc();

  private CriuRuntime() {}

  /**
   * Starts it; the calling module must be allowed to call native code.
   *
   * @param images what {@code criu_get_image_dir} is the descriptor of
   * @param log takes what plugins say
   * @throws UnsupportedOperationException on a processor whose code is not known
   */
  public static CriuRuntime start(Path images, CriuLog log) throws IOException {
    CriuRuntime runtime = new CriuRuntime();
    CriuFunctions.export(runtime.libc, images, log);
    return runtime;
  }

  /** Loads a plugin, with all symbols that it needs, and runs none of its functions. */
  public CriuLibrary load(Path file) throws LibraryException {
    return CriuLibrary.open(libc, file);
  }

  /** Names what a function returned: {@code -2 (ENOENT)}. */
  public String words(int result) {
    return result >= 0 ? Integer.toString(result) : result + " (" + libc.errorName(-result) + ")";
  }
}
