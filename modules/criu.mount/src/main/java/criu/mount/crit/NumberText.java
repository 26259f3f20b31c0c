package criu.mount.crit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Numbers of fields as text, and text of any such form as numbers. */
final class NumberText {
  private static final int KERNEL_MINOR_BITS = 20;

  private NumberText() {}

  /** Returns the value of a number that is meant, from how it stands on the wire. */
  static long fromWire(Kind kind, long wire) {
    return switch (kind) {
      case SINT32 -> CodedInputStream.decodeZigZag32((int) wire);
      case SINT64 -> CodedInputStream.decodeZigZag64(wire);
      default -> wire;
    };
  }

  /** Returns how a number stands on the wire. */
  static long toWire(Kind kind, long value) {
    return switch (kind) {
      case SINT32 -> CodedOutputStream.encodeZigZag32((int) value) & 0xFFFF_FFFFL;
      case SINT64 -> CodedOutputStream.encodeZigZag64(value);
      default -> kind.inRange(value);
    };
  }

  /** Returns the digits of a number. */
  static String decimal(Kind kind, long value) {
    return kind.isUnsigned() ? Long.toUnsignedString(value) : Long.toString(value);
  }

  /** Returns a number in base 16, with its sign. */
  static String hex(Kind kind, long value) {
    boolean negative = value < 0 && !kind.isUnsigned();
    return (negative ? "-0x" : "0x") + Long.toHexString(negative ? -value : value);
  }

  /** Returns major and minor. */
  static String device(Format.DeviceNumber format, long value) {
    return format.ofUserSpace()
        ? userMajor(value) + ":" + userMinor(value)
        : (value >>> KERNEL_MINOR_BITS) + ":" + (value & ((1 << KERNEL_MINOR_BITS) - 1));
  }

  private static long userMajor(long value) {
    return (value >>> 8 & 0xFFF) | (value >>> 32 & 0xFFFF_F000L);
  }

  private static long userMinor(long value) {
    return (value & 0xFF) | (value >>> 12 & 0xFFFF_FF00L);
  }

  /** Reads major and minor. */
  static long device(Format.DeviceNumber format, String text) {
    int colon = text.indexOf(':');
    long major = Long.parseLong(text.substring(0, colon));
    long minor = Long.parseLong(text.substring(colon + 1));
    return format.ofUserSpace()
        ? (major & 0xFFF) << 8
            | (major & 0xFFFF_F000L) << 32
            | (minor & 0xFF)
            | (minor & 0xFFFF_FF00L) << 12
        : major << KERNEL_MINOR_BITS | minor;
  }

  /** Returns the names of bits, and the rest in base 16. */
  static String bits(Format.Bits format, long value) {
    StringJoiner words = new StringJoiner(" | ");
    long rest = value;
    for (Map.Entry<String, Long> word : format.words().entrySet()) {
      if ((value & word.getValue()) != 0) {
        words.add(word.getKey());
        rest &= ~word.getValue();
      }
    }
    return rest == 0 ? words.toString() : words.add("0x" + Long.toHexString(rest)).toString();
  }

  /** Reads names of bits and numbers. */
  static long bits(Format.Bits format, String text) {
    long value = 0;
    StringTokenizer words = new StringTokenizer(text, "| ");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      Long named = format.words().get(word);
      value |= named != null ? named : plain(word);
    }
    return value;
  }

  /** Reads a number in base 10, or 16, 8 or 2 by its prefix, up to 64 bits without a sign. */
  static long plain(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    long value =
        switch (digits.length() > 2 ? digits.substring(0, 2) : "") {
          case "0x" -> Long.parseUnsignedLong(digits.substring(2), 16);
          case "0o" -> Long.parseUnsignedLong(digits.substring(2), 8);
          case "0b" -> Long.parseUnsignedLong(digits.substring(2), 2);
          default -> Long.parseUnsignedLong(digits);
        };
    return negative ? -value : value;
  }
}
