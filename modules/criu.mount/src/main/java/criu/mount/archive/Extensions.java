package criu.mount.archive;

import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** The members that tell about the next one, or about all that follow: GNU L and K, pax x and g. */
final class Extensions {
  private static final int LONGEST_NAME = 4 << 20;

  private final TarInput input;
  private final PaxRecords global;
  private final PaxRecords own = new PaxRecords();
  private Optional<RawString> name = Optional.empty();
  private Optional<RawString> link = Optional.empty();
  private boolean empty = true;

  /** Begins for a new member; records for all that follow are added to {@code global}. */
  Extensions(TarInput input, PaxRecords global) {
    this.input = input;
    this.global = global;
  }

  /** Takes the header and data of such a member; false when it is none. */
  boolean take(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'L' -> name = Optional.of(longText(header));
      case 'K' -> link = Optional.of(longText(header));
      case 'x', 'X' -> own.addAll(PaxRecords.decode(data(header, PaxRecords.LONGEST)));
      case 'g' -> global.addAll(PaxRecords.decode(data(header, PaxRecords.LONGEST)));
      case 'V' -> new MemberData(input, header.number(HeaderField.SIZE)).skip();
      default -> {
        return false;
      }
    }
    empty &= header.type() == 'g' || header.type() == 'V';
    return true;
  }

  /** Tells whether nothing was said about the next member. */
  boolean isEmpty() {
    return empty;
  }

  PaxScope pax() {
    return new PaxScope(global, own);
  }

  /** Returns the name of the member that has this header. */
  RawString name(TarHeader header) {
    PaxScope pax = pax();
    return pax.find(SparseFormats.NAME)
        .or(() -> pax.find(PaxScope.PATH))
        .or(() -> name)
        .orElseGet(header::name);
  }

  RawString link(TarHeader header) {
    return pax()
        .find(PaxScope.LINK_PATH)
        .or(() -> link)
        .orElseGet(() -> header.text(HeaderField.LINK));
  }

  /** Fails for a name so long that reading would refuse it. */
  static void checkName(int length) throws ArchiveException {
    if (length >= LONGEST_NAME) {
      throw new ArchiveException("a name of " + length + " bytes is too long for an archive");
    }
  }

  private RawString longText(TarHeader header) throws IOException {
    byte[] bytes = data(header, LONGEST_NAME);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return RawString.ofBytes(bytes, 0, end);
  }

  private byte[] data(TarHeader header, int most) throws IOException {
    MemberData data = new MemberData(input, header.number(HeaderField.SIZE));
    if (data.remaining() > most) {
      throw new ArchiveException("an extended header has " + data.remaining() + " bytes");
    }
    byte[] bytes = new byte[(int) data.remaining()];
    data.readFully(bytes, bytes.length);
    data.skip();
    return bytes;
  }
}
