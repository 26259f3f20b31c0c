package criu.plugins.criuso.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The object for each processor; that it can be loaded is shown by the tests of the plugin. */
class SlotObjectTests {
  private static final int SLOTS = 0x10000;
  private static final int SYMBOLS = 64 + 4 * 56;
  private static final List<Export> EXPORTS =
      List.of(new Export("first", Export.Kind.PLAIN), new Export("second", Export.Kind.FORMATTED));

  @ParameterizedTest
  @CsvSource({"amd64, 62", "aarch64, 183"})
  void header_namesTheProcessor(String architecture, short machine) {
    ByteBuffer object = object(architecture);
    assertEquals(0x464C457F, object.getInt(0));
    assertEquals(machine, object.getShort(18));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64"})
  void symbols_areTheSlotsAndTheFunctions(String architecture) {
    ByteBuffer object = object(architecture);
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      names.add(text(object, SYMBOLS + 4 * 24 + 7 * 4 + object.getInt(SYMBOLS + i * 24)));
    }
    assertEquals(List.of(SlotObject.SLOTS, "first", "second"), names);
    assertEquals(SLOTS, object.getLong(SYMBOLS + 24 + 8));
  }

  @Test
  void code_ofX86_goesOnAtItsSlot() {
    ByteBuffer object = object("amd64");
    int first = place(object, 2);
    assertEquals(0x25FF, object.getShort(first));
    assertEquals(SLOTS, first + 6 + object.getInt(first + 2));
    int end = place(object, 3) + size(object, 3); // call, leave, ret
    assertEquals(0x15FF, object.getShort(end - 8));
    assertEquals(SLOTS + 8, end - 2 + object.getInt(end - 6));
  }

  @Test
  void code_ofArm_goesOnAtItsSlot() {
    ByteBuffer object = object("aarch64");
    int first = place(object, 2);
    assertEquals(SLOTS, first + distance(object.getInt(first)));
    int load = place(object, 3) + size(object, 3) - 16; // load, call, ldp, ret
    assertEquals(SLOTS + 8, load + distance(object.getInt(load)));
  }

  @Test
  void otherProcessors_areRefused() {
    assertThrows(UnsupportedOperationException.class, () -> MachineCode.of("riscv64"));
  }

  @Test
  void moreFunctions_thanFitBeforeTheSlots_areRefused() {
    List<Export> many = Collections.nCopies(5000, EXPORTS.getFirst());
    assertThrows(
        IllegalArgumentException.class, () -> SlotObject.of(MachineCode.of("amd64"), many));
  }

  private static ByteBuffer object(String architecture) {
    byte[] bytes = SlotObject.of(MachineCode.of(architecture), EXPORTS);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int place(ByteBuffer object, int symbol) {
    return (int) object.getLong(SYMBOLS + symbol * 24 + 8);
  }

  private static int size(ByteBuffer object, int symbol) {
    return (int) object.getLong(SYMBOLS + symbol * 24 + 16);
  }

  private static int distance(int load) {
    return (load >> 5 & 0x7FFFF) * 4;
  }

  private static String text(ByteBuffer object, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; object.get(i) != 0; i++) {
      text.append((char) object.get(i));
    }
    return text.toString();
  }
}
