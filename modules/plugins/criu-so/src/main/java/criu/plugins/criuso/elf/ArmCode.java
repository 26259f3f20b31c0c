package criu.plugins.criuso.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The code for aarch64, by the procedure call standard of Arm. */
record ArmCode() implements MachineCode {
  private static final short EM_AARCH64 = 183;
  private static final int LOAD_X16 = 0x58000010; // ldr x16, PLACE; in words from the instruction
  private static final int BRANCH = 0xD61F0200; // br x16
  private static final int CALL = 0xD63F0200; // blr x16

  /** A frame with a va_list, and above that the registers that it tells of. */
  private static final int[] SAVE_ARGUMENTS = {
    0xA9B27BFD, // stp x29, x30, [sp, #-224]!
    0x910003FD, // mov x29, sp
    0xA9030FE2, // stp x2, x3, [sp, #48]
    0xA90417E4, // stp x4, x5, [sp, #64]
    0xA9051FE6, // stp x6, x7, [sp, #80]
    0xAD0307E0, // stp q0, q1, [sp, #96]
    0xAD040FE2, // stp q2, q3, [sp, #128]
    0xAD0517E4, // stp q4, q5, [sp, #160]
    0xAD061FE6, // stp q6, q7, [sp, #192]
    0x910383E9, // add x9, sp, #224
    0xF9000BE9, // str x9, [sp, #16]: on the stack
    0xF90013E9, // str x9, [sp, #32]: the end of the q registers
    0x910183E9, // add x9, sp, #96
    0xF9000FE9, // str x9, [sp, #24]: the end of the x registers
    0x128005E9, // mov w9, #-48
    0xB9002BE9, // str w9, [sp, #40]: how far the first x register is from there
    0x12800FE9, // mov w9, #-128
    0xB9002FE9, // str w9, [sp, #44]: how far the first q register is from there
    0x910043E2, // add x2, sp, #16: the third argument
  };

  private static final int[] RETURN = {
    0xA8CE7BFD, // ldp x29, x30, [sp], #224
    0xD65F03C0, // ret
  };

  @Override
  public short machine() {
    return EM_AARCH64;
  }

  @Override
  public byte[] function(Export.Kind kind, int slot) {
    return switch (kind) {
      case PLAIN -> bytes(load(slot), BRANCH);
      case FORMATTED -> formatted(slot);
    };
  }

  private static byte[] formatted(int slot) {
    int saved = SAVE_ARGUMENTS.length;
    int[] words = new int[saved + 2 + RETURN.length];
    System.arraycopy(SAVE_ARGUMENTS, 0, words, 0, saved);
    words[saved] = load(slot - saved * Integer.BYTES);
    words[saved + 1] = CALL;
    System.arraycopy(RETURN, 0, words, saved + 2, RETURN.length);
    return bytes(words);
  }

  private static int load(int distance) {
    return LOAD_X16 | (distance / Integer.BYTES & 0x7FFFF) << 5;
  }

  private static byte[] bytes(int... words) {
    ByteBuffer bytes =
        ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(words);
    return bytes.array();
  }
}
