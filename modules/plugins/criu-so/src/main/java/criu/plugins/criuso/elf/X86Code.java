package criu.plugins.criuso.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** The code for x86-64, by the System V ABI. */
record X86Code() implements MachineCode {
  private static final short EM_X86_64 = 62;
  private static final String JUMP_BY_SLOT = "FF 25";
  private static final String CALL_BY_SLOT = "FF 15";

  /** A frame with a va_list at its end, and above that the registers that it tells of. */
  private static final String SAVE_ARGUMENTS =
      """
      55 48 89 E5 48 81 EC D0 00 00 00  push rbp; mov rbp, rsp; sub rsp, 208
      48 89 54 24 30 48 89 4C 24 38     mov [rsp+48], rdx; mov [rsp+56], rcx
      4C 89 44 24 40 4C 89 4C 24 48     mov [rsp+64], r8; mov [rsp+72], r9
      0F 29 44 24 50 0F 29 4C 24 60     movaps [rsp+80], xmm0; movaps [rsp+96], xmm1
      0F 29 54 24 70                    movaps [rsp+112], xmm2
      0F 29 9C 24 80 00 00 00           movaps [rsp+128], xmm3
      0F 29 A4 24 90 00 00 00           movaps [rsp+144], xmm4
      0F 29 AC 24 A0 00 00 00           movaps [rsp+160], xmm5
      0F 29 B4 24 B0 00 00 00           movaps [rsp+176], xmm6
      0F 29 BC 24 C0 00 00 00           movaps [rsp+192], xmm7
      C7 04 24 10 00 00 00              mov dword [rsp], 16: two general registers were named
      C7 44 24 04 30 00 00 00           mov dword [rsp+4], 48: no other register was
      48 8D 45 10 48 89 44 24 08        lea rax, [rbp+16]; mov [rsp+8], rax: on the stack
      48 8D 44 24 20 48 89 44 24 10     lea rax, [rsp+32]; mov [rsp+16], rax: in registers
      48 89 E2                          mov rdx, rsp: the third argument
      """;

  private static final String RETURN = "C9 C3"; // leave; ret

  @Override
  public short machine() {
    return EM_X86_64;
  }

  @Override
  public byte[] function(Export.Kind kind, int slot) {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    switch (kind) {
      case PLAIN -> bySlot(code, JUMP_BY_SLOT, slot);
      case FORMATTED -> {
        SAVE_ARGUMENTS.lines().forEach(line -> add(code, line.substring(0, 34)));
        bySlot(code, CALL_BY_SLOT, slot);
        add(code, RETURN);
      }
    }
    return code.toByteArray();
  }

  /** The place of the slot is counted from the end of the instruction. */
  private static void bySlot(ByteArrayOutputStream code, String instruction, int slot) {
    add(code, instruction);
    int end = code.size() + Integer.BYTES;
    ByteBuffer place = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    code.writeBytes(place.putInt(slot - end).array());
  }

  private static void add(ByteArrayOutputStream code, String hex) {
    code.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
