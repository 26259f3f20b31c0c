package criu.plugins.criuso.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * What a shared object tells of itself as a plugin. A function that it has not is {@code NULL}.
 *
 * @param name its name
 * @param old whether it has no descriptor, but functions with certain names
 * @param init {@code int init(int stage)}
 * @param exit {@code void exit(int stage, int result)}
 * @param dump {@code int dump(char *mountpoint, int id)}
 * @param restore {@code int restore(int id, char *mountpoint, char *old_root, int *is_file)}
 */
record Descriptor(
    String name,
    boolean old,
    MemorySegment init,
    MemorySegment exit,
    MemorySegment dump,
    MemorySegment restore) {
  private static final String SYMBOL = "CR_PLUGIN_DESC";

  /** The newest version of the contract, and how many hooks it has. */
  private static final int VERSION = 0x000200;

  private static final int HOOKS = 15;

  private static final int DUMP_EXT_MOUNT = 4;
  private static final int RESTORE_EXT_MOUNT = 5;

  /** The offsets in the descriptor: three pointers, two numbers, the hooks. */
  private static final int INIT = 8;

  private static final int EXIT = 16;
  private static final int VERSION_OF = 24;
  private static final int HOOKS_OF = 28;
  private static final int FIRST_HOOK = 32;
  private static final int HOOK = 8;

  static Descriptor of(Libc libc, MemorySegment library, Path file) throws LibraryException {
    MemorySegment symbol = libc.symbol(library, SYMBOL);
    return symbol.address() == 0 ? bySymbols(libc, library, file) : read(libc, symbol, file);
  }

  private static Descriptor bySymbols(Libc libc, MemorySegment library, Path file) {
    return new Descriptor(
        String.valueOf(file.getFileName()),
        true,
        libc.symbol(library, "cr_plugin_init"),
        libc.symbol(library, "cr_plugin_fini"),
        libc.symbol(library, "cr_plugin_dump_ext_mount"),
        libc.symbol(library, "cr_plugin_restore_ext_mount"));
  }

  @SuppressWarnings("restricted") // the sizes are checked against that of the symbol
  private static Descriptor read(Libc libc, MemorySegment symbol, Path file)
      throws LibraryException {
    long size = libc.size(symbol);
    if (size < FIRST_HOOK) {
      throw new LibraryException(file, SYMBOL + " is no descriptor: it has " + size + " bytes");
    }
    MemorySegment bytes = symbol.reinterpret(size);
    checkVersion(bytes.get(JAVA_INT, VERSION_OF), file);
    int hooks = bytes.get(JAVA_INT, HOOKS_OF);
    if (hooks < 0 || hooks > HOOKS || FIRST_HOOK + (long) hooks * HOOK > size) {
      throw new LibraryException(
          file,
          SYMBOL
              + " says it has "
              + Integer.toUnsignedString(hooks)
              + " hooks; there can be "
              + Math.min(HOOKS, (size - FIRST_HOOK) / HOOK));
    }
    String name = Libc.text(bytes.get(ADDRESS, 0));
    if (name.isEmpty()) {
      throw new LibraryException(file, SYMBOL + " has no name");
    }
    return new Descriptor(
        name,
        false,
        bytes.get(ADDRESS, INIT),
        bytes.get(ADDRESS, EXIT),
        hook(bytes, hooks, DUMP_EXT_MOUNT),
        hook(bytes, hooks, RESTORE_EXT_MOUNT));
  }

  private static MemorySegment hook(MemorySegment bytes, int hooks, int number) {
    return number < hooks
        ? bytes.get(ADDRESS, FIRST_HOOK + (long) number * HOOK)
        : MemorySegment.NULL;
  }

  private static void checkVersion(int version, Path file) throws LibraryException {
    if (Integer.compareUnsigned(version, VERSION) > 0) {
      throw new LibraryException(
          file,
          "it is made for version "
              + words(version)
              + " of CRIU's contract, newer than "
              + words(VERSION));
    }
  }

  private static String words(int version) {
    return (version >>> 16) + "." + (version >>> 8 & 0xFF) + "." + (version & 0xFF);
  }
}
