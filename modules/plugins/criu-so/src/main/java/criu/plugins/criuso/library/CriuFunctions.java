package criu.plugins.criuso.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import criu.plugins.criuso.elf.Export;
import criu.plugins.criuso.elf.MachineCode;
import criu.plugins.criuso.elf.SlotObject;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What CRIU exports for its plugins: {@code criu_get_image_dir}, which returns the descriptor of
 * the images directory, and its logger {@code print_on_level}. They are found by name through a
 * {@link SlotObject} in a file without a name, whose slots hold the addresses of these methods.
 */
final class CriuFunctions {
  private static final List<Export> EXPORTS =
      List.of(
          new Export("criu_get_image_dir", Export.Kind.PLAIN),
          new Export("print_on_level", Export.Kind.FORMATTED));

  private final Libc libc;
  private final CriuLog log;
  private final int imageDirectory;

  private CriuFunctions(Libc libc, CriuLog log, int imageDirectory) {
    this.libc = libc;
    this.log = log;
    this.imageDirectory = imageDirectory;
  }

  /**
   * Makes the functions known to what is loaded from now on.
   *
   * @param images the images directory, which stays open
   */
  static void export(Libc libc, Path images, CriuLog log) throws IOException {
    int directory = libc.directory(images.toString());
    if (directory < 0) {
      throw new IOException(images + ": cannot be opened: " + libc.errorName(libc.errno()));
    }
    MemorySegment slots = load(libc);
    CriuFunctions functions = new CriuFunctions(libc, log, directory);
    slots.setAtIndex(ADDRESS, 0, functions.imageDirectoryFunction());
    slots.setAtIndex(ADDRESS, 1, functions.printFunction());
  }

  @SuppressWarnings("restricted") // the symbol is ours, and we know its size
  private static MemorySegment load(Libc libc) throws IOException {
    byte[] content = SlotObject.of(MachineCode.of(System.getProperty("os.arch", "")), EXPORTS);
    int file = libc.memoryFile("criu-mount");
    String path = "/proc/self/fd/" + file;
    Files.write(Path.of(path), content);
    MemorySegment loaded = libc.open(path, Libc.RTLD_NOW | Libc.RTLD_GLOBAL);
    if (loaded.address() == 0) {
      throw new IOException("the functions of CRIU cannot be exported: " + libc.error());
    }
    return libc.symbol(loaded, SlotObject.SLOTS).reinterpret(EXPORTS.size() * ADDRESS.byteSize());
  }

  private MemorySegment imageDirectoryFunction() {
    MethodType type = MethodType.methodType(int.class);
    return libc.function(method("imageDirectory", type), FunctionDescriptor.of(JAVA_INT));
  }

  private MemorySegment printFunction() {
    MethodType type =
        MethodType.methodType(void.class, int.class, MemorySegment.class, MemorySegment.class);
    return libc.function(
        method("print", type), FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS));
  }

  private MethodHandle method(String name, MethodType type) {
    try {
      return MethodHandles.lookup().bind(this, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e); // both are below
    }
  }

  @SuppressWarnings("unused") // called by plugins
  private int imageDirectory() {
    return imageDirectory;
  }

  /** Leaves errno alone, as CRIU does: plugins report an error and return it afterwards. */
  @SuppressWarnings("unused") // called by plugins
  private void print(int level, MemorySegment format, MemorySegment arguments) {
    int errno = libc.errno();
    try {
      log.said(level, libc.format(format, arguments).stripTrailing());
    } catch (RuntimeException | Error e) {
      // what is thrown into C code ends the process
    } finally {
      libc.setErrno(errno);
    }
  }
}
