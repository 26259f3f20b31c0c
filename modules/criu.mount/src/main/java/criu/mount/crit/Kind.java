package criu.mount.crit;

import com.google.protobuf.WireFormat;
import java.util.Locale;

/** What a field holds, and how it stands on the wire. */
enum Kind {
  UINT32(WireFormat.WIRETYPE_VARINT),
  INT32(WireFormat.WIRETYPE_VARINT),
  SINT32(WireFormat.WIRETYPE_VARINT),
  UINT64(WireFormat.WIRETYPE_VARINT),
  INT64(WireFormat.WIRETYPE_VARINT),
  SINT64(WireFormat.WIRETYPE_VARINT),
  BOOL(WireFormat.WIRETYPE_VARINT),
  ENUM(WireFormat.WIRETYPE_VARINT),
  FIXED64(WireFormat.WIRETYPE_FIXED64),
  STRING(WireFormat.WIRETYPE_LENGTH_DELIMITED),
  BYTES(WireFormat.WIRETYPE_LENGTH_DELIMITED),
  MESSAGE(WireFormat.WIRETYPE_LENGTH_DELIMITED);

  private final int wireType;

  Kind(int wireType) {
    this.wireType = wireType;
  }

  int wireType() {
    return wireType;
  }

  /** Cuts a number off the wire to what the field can hold, as it would stand there. */
  long inRange(long wire) {
    return switch (this) {
      case UINT32, SINT32 -> wire & 0xFFFF_FFFFL;
      case INT32, ENUM -> (int) wire;
      case BOOL -> wire == 0 ? 0 : 1;
      case UINT64, INT64, SINT64, FIXED64, STRING, BYTES, MESSAGE -> wire;
    };
  }

  /** Tells whether its values are numbers without names. */
  boolean isNumber() {
    return switch (this) {
      case UINT32, INT32, SINT32, UINT64, INT64, SINT64, FIXED64 -> true;
      case BOOL, ENUM, STRING, BYTES, MESSAGE -> false;
    };
  }

  /** Tells whether numbers of it are never negative. */
  boolean isUnsigned() {
    return this == UINT32 || this == UINT64 || this == FIXED64;
  }

  /** Tells whether a word of the table is the name of a kind that needs no other name. */
  static boolean isPlain(String word) {
    for (Kind kind : values()) {
      if (kind != ENUM && kind != MESSAGE && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return true;
      }
    }
    return false;
  }
}
