package criu.plugins.criuso.elf;

/**
 * A function that a {@link SlotObject} exports.
 *
 * @param name its name
 * @param kind how its callers pass arguments
 */
public record Export(String name, Kind kind) {
  /** How arguments reach the address in the slot. */
  public enum Kind {
    /** As they are. */
    PLAIN,
    /**
     * The first two as they are, and the others, whose number and types only a format tells, as a
     * third that points to a {@code va_list} of the C library.
     */
    FORMATTED
  }
}
