package criu.plugins.criuso.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin of CRIU that is loaded. Its functions are called on the calling thread, and return what
 * they return to CRIU: 0 when all is well, another number when not. One that it has not returns
 * {@link #NOT_SUPPORTED}, or does nothing. Not for several threads at a time.
 */
public final class CriuLibrary implements AutoCloseable {
  /** What a hook returns that passes a mount on: {@code -ENOTSUP}. */
  public static final int NOT_SUPPORTED = -95;

  private final Libc libc;
  private final MemorySegment handle;
  private final Path file;
  private final Descriptor descriptor;
  private final Optional<MethodHandle> init;
  private final Optional<MethodHandle> exit;
  private final Optional<MethodHandle> dump;
  private final Optional<MethodHandle> restore;

  private CriuLibrary(Libc libc, MemorySegment handle, Path file, Descriptor descriptor) {
    this.libc = libc;
    this.handle = handle;
    this.file = file;
    this.descriptor = descriptor;
    this.init = link(descriptor.init(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    this.exit = link(descriptor.exit(), FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT));
    this.dump = link(descriptor.dump(), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    this.restore =
        link(
            descriptor.restore(),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  }

  private Optional<MethodHandle> link(MemorySegment function, FunctionDescriptor shape) {
    return function.address() == 0 ? Optional.empty() : Optional.of(libc.call(function, shape));
  }

  static CriuLibrary open(Libc libc, Path file) throws LibraryException {
    MemorySegment handle = libc.open(file.toString(), Libc.RTLD_NOW);
    if (handle.address() == 0) {
      String why = libc.error().replace(file + ": ", "");
      throw new LibraryException(file, "it cannot be loaded: " + why);
    }
    try {
      return new CriuLibrary(libc, handle, file, Descriptor.of(libc, handle, file));
    } catch (LibraryException e) {
      libc.close(handle);
      throw e;
    }
  }

  /** Returns the file it was loaded from. */
  public Path file() {
    return file;
  }

  /** Returns the name in its descriptor; that of its file when it has none. */
  public String name() {
    return descriptor.name();
  }

  /** Tells whether it has functions with certain names, and no descriptor. */
  public boolean isOld() {
    return descriptor.old();
  }

  /** Tells whether it can be asked for mounts at all. */
  public boolean hasMountHooks() {
    return dump.isPresent() || restore.isPresent();
  }

  /** Starts it; stage is 0 for a dump and 2 for a restore. */
  public int init(int stage) {
    try {
      return init.isEmpty() ? 0 : (int) init.get().invokeExact(stage);
    } catch (Throwable e) {
      throw new AssertionError(e); // a downcall throws nothing
    }
  }

  /** Ends it; result is 0 when the run did what it was asked for. */
  public void exit(int stage, int result) {
    try {
      if (exit.isPresent()) {
        exit.get().invokeExact(stage, result);
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Asks whether it takes a mount. */
  public int dump(byte[] mountpoint, int id) {
    try (Arena arena = Arena.ofConfined()) {
      return dump.isEmpty()
          ? NOT_SUPPORTED
          : (int) dump.get().invokeExact(text(arena, mountpoint), id);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What came of a restore.
   *
   * @param result what the function returned
   * @param isFile whether it says that it mounted on a file, if it was asked that
   */
  public record Answer(int result, Optional<Boolean> isFile) {}

  /**
   * Has it mount.
   *
   * @param asked whether it is asked what it mounted on
   */
  public Answer restore(int id, byte[] mountpoint, byte[] oldRoot, boolean asked) {
    if (restore.isEmpty()) {
      return new Answer(NOT_SUPPORTED, Optional.empty());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment isFile = asked ? arena.allocate(JAVA_INT) : MemorySegment.NULL;
      int result =
          (int)
              restore.get().invokeExact(id, text(arena, mountpoint), text(arena, oldRoot), isFile);
      return new Answer(
          result, asked ? Optional.of(isFile.get(JAVA_INT, 0) != 0) : Optional.empty());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MemorySegment text(SegmentAllocator allocator, byte[] bytes) {
    MemorySegment text = allocator.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    return text;
  }

  /** Unloads it. */
  @Override
  public void close() {
    libc.close(handle);
  }
}
