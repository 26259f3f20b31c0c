package criu.plugins.criuso.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared object that exports functions whose code is elsewhere: each goes on at the address that
 * whoever loads the object puts into its slot. The slots are an array of addresses under the name
 * {@link #SLOTS}, in the order of the functions.
 *
 * <pre>
 * 0        file header, 4 program headers
 *          symbols, their hash table, their names           read and executed
 *          code
 * 0x10000  slots, dynamic section                           read and written
 * </pre>
 */
public final class SlotObject {
  /** The name of the slots. */
  public static final String SLOTS = "criu_mount_slots";

  private static final int SECOND = 0x10000; // a page of any processor
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SYMBOL = 24;
  private static final int ADDRESS = 8;
  private static final int DYNAMIC_ENTRY = 16;
  private static final int ALIGNMENT = 16;

  private static final short SHARED_OBJECT = 3;
  private static final int LOADED = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474E551;
  private static final int EXECUTE = 1;
  private static final int WRITE = 2;
  private static final int READ = 4;
  private static final byte GLOBAL_OBJECT = 0x11;
  private static final byte GLOBAL_FUNCTION = 0x12;

  private final MachineCode machine;
  private final List<Export> exports;
  private final Names names = new Names();
  private final List<byte[]> codes = new ArrayList<>();
  private final ByteBuffer bytes;

  private SlotObject(MachineCode machine, List<Export> exports) {
    this.machine = machine;
    this.exports = List.copyOf(exports);
    this.bytes = ByteBuffer.allocate(dynamic() + 7 * DYNAMIC_ENTRY);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the content of the file.
   *
   * @throws IllegalArgumentException when there are too many functions for it
   */
  public static byte[] of(MachineCode machine, List<Export> exports) {
    return new SlotObject(machine, exports).write();
  }

  private byte[] write() {
    names.add(SLOTS);
    exports.forEach(export -> names.add(export.name()));
    int code = code();
    for (int i = 0; i < exports.size(); i++) {
      byte[] function = machine.function(exports.get(i).kind(), SECOND + i * ADDRESS - code);
      codes.add(function);
      code = aligned(code + function.length);
    }
    if (code > SECOND) {
      throw new IllegalArgumentException("too many functions: " + exports.size());
    }
    writeHeaders();
    writeSymbols();
    writeHash();
    bytes.put(text(), names.bytes());
    writeDynamic();
    return bytes.array();
  }

  // null, the slots, the functions
  private int symbols() {
    return exports.size() + 2;
  }

  private static int firstSymbol() {
    return HEADER + 4 * PROGRAM_HEADER;
  }

  private int hash() {
    return firstSymbol() + symbols() * SYMBOL;
  }

  // the numbers of buckets and chains, one bucket, the chains
  private int text() {
    return hash() + (3 + symbols()) * Integer.BYTES;
  }

  private int code() {
    return aligned(text() + names.bytes().length);
  }

  private int dynamic() {
    return aligned(SECOND + exports.size() * ADDRESS);
  }

  private static int aligned(int place) {
    return (place + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private void writeHeaders() {
    bytes.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0); // 64 bit, little-endian
    bytes.putShort(SHARED_OBJECT).putShort(machine.machine()).putInt(1);
    bytes.putLong(0).putLong(HEADER).putLong(0).putInt(0);
    bytes.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 4);
    bytes.putShort((short) HEADER).putShort((short) 0).putShort((short) 0); // no sections
    int writable = bytes.capacity() - SECOND;
    program(LOADED, READ | EXECUTE, 0, SECOND, SECOND);
    program(LOADED, READ | WRITE, SECOND, writable, SECOND);
    program(DYNAMIC, READ | WRITE, dynamic(), bytes.capacity() - dynamic(), ADDRESS);
    program(STACK, READ | WRITE, 0, 0, ALIGNMENT); // without it stacks become executable
  }

  private void program(int type, int flags, int place, int size, int alignment) {
    bytes.putInt(type).putInt(flags).putLong(place).putLong(place).putLong(place);
    bytes.putLong(size).putLong(size).putLong(alignment);
  }

  private void writeSymbols() {
    bytes.position(firstSymbol() + SYMBOL); // the first is null
    symbol(SLOTS, GLOBAL_OBJECT, SECOND, exports.size() * ADDRESS);
    int place = code();
    for (int i = 0; i < exports.size(); i++) {
      byte[] code = codes.get(i);
      bytes.put(place, code);
      symbol(exports.get(i).name(), GLOBAL_FUNCTION, place, code.length);
      place = aligned(place + code.length);
    }
  }

  private void symbol(String name, byte type, int place, int size) {
    bytes.putInt(names.place(name)).put(type).put((byte) 0);
    bytes.putShort((short) 1).putLong(place).putLong(size); // in a section, of which there is none
  }

  /** One bucket with all symbols in a chain. */
  private void writeHash() {
    bytes.position(hash()).putInt(1).putInt(symbols()).putInt(1).putInt(0);
    for (int i = 2; i <= symbols(); i++) {
      bytes.putInt(i < symbols() ? i : 0);
    }
  }

  private void writeDynamic() {
    bytes.position(dynamic());
    entry(14, names.place(SLOTS)); // DT_SONAME
    entry(4, hash()); // DT_HASH
    entry(5, text()); // DT_STRTAB
    entry(6, firstSymbol()); // DT_SYMTAB
    entry(10, names.bytes().length); // DT_STRSZ
    entry(11, SYMBOL); // DT_SYMENT
    entry(0, 0); // DT_NULL
  }

  private void entry(long tag, long value) {
    bytes.putLong(tag).putLong(value);
  }

  /** A table of names, each followed by a null byte; the empty one comes first. */
  private static final class Names {
    private String text = "\0";

    void add(String name) {
      text += name + "\0";
    }

    int place(String name) {
      return text.indexOf("\0" + name + "\0") + 1;
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
