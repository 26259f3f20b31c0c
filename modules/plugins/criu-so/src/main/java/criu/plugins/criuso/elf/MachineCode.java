package criu.plugins.criuso.elf;

/** The instructions of one processor that a {@link SlotObject} needs. */
public sealed interface MachineCode permits X86Code, ArmCode {

  /** Returns the number of the processor in the header of an ELF file. */
  short machine();

  /**
   * Returns the code of a function that goes on at the address in a slot.
   *
   * @param slot where the slot is, counted from the first byte of the code; less than 1 MiB
   */
  byte[] function(Export.Kind kind, int slot);

  /**
   * Returns the code of the processor that Java calls {@code os.arch}.
   *
   * @throws UnsupportedOperationException when there is none for it
   */
  static MachineCode of(String architecture) {
    return switch (architecture) {
      case "amd64" -> new X86Code();
      case "aarch64" -> new ArmCode();
      default ->
          throw new UnsupportedOperationException(
              "plugins of CRIU can be called on amd64 and aarch64, not on " + architecture);
    };
  }
}
