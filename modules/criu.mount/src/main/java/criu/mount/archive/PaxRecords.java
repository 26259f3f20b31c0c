package criu.mount.archive;

import criu.syscall.RawString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a pax extended header in their order, each {@code LENGTH KEYWORD=VALUE} and a
 * newline, where the length counts the whole record; see pax(1). Values are bytes, NUL included.
 */
final class PaxRecords {
  /** How long the records of a member may be, so that an archive cannot take all the memory. */
  static final int LONGEST = 16 << 20;

  private static final int MOST_LENGTH_DIGITS = 9;
  private static final int OVERHEAD = 64;

  private final List<PaxRecord> records = new ArrayList<>();
  private long length;

  /** One record. */
  record PaxRecord(RawString keyword, RawString value) {}

  PaxRecords add(String keyword, RawString value) {
    return add(new RawString(keyword), value);
  }

  PaxRecords add(RawString keyword, RawString value) {
    records.add(new PaxRecord(keyword, value));
    length += keyword.length() + value.length() + OVERHEAD;
    return this;
  }

  /** Adds records that were read; fails when they get too long together. */
  void addAll(PaxRecords others) throws ArchiveException {
    records.addAll(others.records);
    length += others.length;
    checkLength(length);
  }

  /** Fails for records so long that reading refuses them. */
  static void checkLength(long length) throws ArchiveException {
    if (length > LONGEST) {
      throw new ArchiveException("the attributes of a member are too long: " + length + " bytes");
    }
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  List<PaxRecord> all() {
    return List.copyOf(records);
  }

  /** Returns the last value for a keyword, which is the one that counts. */
  Optional<RawString> last(String keyword) {
    for (PaxRecord pax : records.reversed()) {
      if (pax.keyword.is(keyword)) {
        return Optional.of(pax.value);
      }
    }
    return Optional.empty();
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (PaxRecord pax : records) {
      int body = pax.keyword.length() + pax.value.length() + 3;
      out.writeBytes(new RawString(totalLength(body) + " ").toBytes());
      out.writeBytes(pax.keyword.toBytes());
      out.write('=');
      out.writeBytes(pax.value.toBytes());
      out.write('\n');
    }
    return out.toByteArray();
  }

  static PaxRecords decode(byte[] bytes) throws ArchiveException {
    PaxRecords records = new PaxRecords();
    int at = 0;
    while (at < bytes.length) {
      int blank = indexOf(bytes, ' ', at, Math.min(bytes.length, at + MOST_LENGTH_DIGITS + 1));
      int end = at + length(bytes, at, blank);
      if (end > bytes.length || end <= blank || bytes[end - 1] != '\n') {
        throw broken("a record is longer or shorter than it says");
      }
      int equals = indexOf(bytes, '=', blank, end);
      records.add(
          RawString.ofBytes(bytes, blank + 1, equals),
          RawString.ofBytes(bytes, equals + 1, end - 1));
      at = end;
    }
    return records;
  }

  /** Adds the digits of the length to the length, which may take one digit more. */
  private static int totalLength(int body) {
    int total = body + Integer.toString(body).length();
    return body + Integer.toString(total).length();
  }

  private static int length(byte[] bytes, int from, int to) throws ArchiveException {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw broken("a record does not begin with its length");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) throws ArchiveException {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw broken("a record has no '" + wanted + "'");
  }

  private static ArchiveException broken(String why) {
    return new ArchiveException("the extended header is broken: " + why);
  }
}
