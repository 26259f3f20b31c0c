package criu.plugins.criuso.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The functions of the C library that load a shared object and format a text. */
@SuppressWarnings("restricted") // the user grants this module native access by name
final class Libc {
  static final int RTLD_NOW = 2;
  static final int RTLD_GLOBAL = 0x100;

  private static final int MFD_CLOEXEC = 1;
  private static final int RTLD_DL_SYMENT = 1;
  private static final int LONGEST_TEXT = 1 << 12;
  private static final FunctionDescriptor POINTER = FunctionDescriptor.of(ADDRESS);

  private final Linker linker = Linker.nativeLinker();
  private final MethodHandle dlopen =
      link("dlopen", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
  private final MethodHandle dlsym =
      link("dlsym", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
  private final MethodHandle dlerror = link("dlerror", POINTER);
  private final MethodHandle dlclose = link("dlclose", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private final MethodHandle dladdr1 =
      link("dladdr1", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
  private final MethodHandle memfdCreate =
      link("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private final MethodHandle opendir = link("opendir", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private final MethodHandle dirfd = link("dirfd", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private final MethodHandle errnoLocation = link("__errno_location", POINTER);
  private final MethodHandle errnoName =
      link("strerrorname_np", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private final MethodHandle vsnprintf =
      link("vsnprintf", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));

  private MethodHandle link(String name, FunctionDescriptor shape) {
    return call(linker.defaultLookup().findOrThrow(name), shape);
  }

  /** Makes a function of a shared object callable. */
  MethodHandle call(MemorySegment function, FunctionDescriptor shape) {
    return linker.downcallHandle(function, shape);
  }

  /** Makes a method callable by native code, for as long as the program runs. */
  MemorySegment function(MethodHandle method, FunctionDescriptor shape) {
    return linker.upcallStub(method, shape, Arena.global());
  }

  /** Loads a shared object and all it needs; returns {@code NULL} on failure. */
  MemorySegment open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) dlopen.invokeExact(arena.allocateFrom(path), flags);
    } catch (Throwable e) {
      throw new AssertionError(e); // a downcall throws nothing
    }
  }

  MemorySegment symbol(MemorySegment handle, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) dlsym.invokeExact(handle, arena.allocateFrom(name));
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Returns why the last of these failed on this thread. */
  String error() {
    try {
      return text((MemorySegment) dlerror.invokeExact());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  void close(MemorySegment handle) {
    try {
      int _ = (int) dlclose.invokeExact(handle);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Returns how many bytes the symbol at an address has; 0 when that cannot be told. */
  long size(MemorySegment symbol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(ADDRESS, 4);
      MemorySegment entry = arena.allocate(ADDRESS);
      int found = (int) dladdr1.invokeExact(symbol, info, entry, RTLD_DL_SYMENT);
      MemorySegment elf = entry.get(ADDRESS, 0);
      boolean exact = info.getAtIndex(ADDRESS, 3).address() == symbol.address();
      return found == 0 || elf.address() == 0 || !exact
          ? 0
          : elf.reinterpret(24).get(JAVA_LONG, 16);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a file without a name; returns its descriptor, negative on failure. */
  int memoryFile(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) memfdCreate.invokeExact(arena.allocateFrom(name), MFD_CLOEXEC);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Opens a directory for as long as the program runs; returns its descriptor, or -1. */
  int directory(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opened = (MemorySegment) opendir.invokeExact(arena.allocateFrom(path));
      return opened.address() == 0 ? -1 : (int) dirfd.invokeExact(opened);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  int errno() {
    return errnoPlace().get(JAVA_INT, 0);
  }

  void setErrno(int errno) {
    errnoPlace().set(JAVA_INT, 0, errno);
  }

  private MemorySegment errnoPlace() {
    try {
      return ((MemorySegment) errnoLocation.invokeExact()).reinterpret(JAVA_INT.byteSize());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the name of an error, such as {@code ENOENT}; its number when it has none. */
  String errorName(int errno) {
    try {
      MemorySegment name = (MemorySegment) errnoName.invokeExact(errno);
      return name.address() == 0 ? Integer.toString(errno) : text(name);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Formats a text of at most 4,095 bytes as printf(3) does. */
  String format(MemorySegment format, MemorySegment arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_TEXT);
      int length = (int) vsnprintf.invokeExact(buffer, buffer.byteSize(), format, arguments);
      return length < 0 ? "" : text(buffer);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Reads the text at an address that C code has given; a longer one is cut. */
  static String text(MemorySegment address) {
    if (address.address() == 0) {
      return "";
    }
    MemorySegment bytes = address.reinterpret(LONGEST_TEXT);
    int length = 0;
    while (length < LONGEST_TEXT && bytes.get(JAVA_BYTE, length) != 0) {
      length++;
    }
    byte[] read = bytes.asSlice(0, length).toArray(JAVA_BYTE);
    return new String(read, StandardCharsets.UTF_8);
  }
}
