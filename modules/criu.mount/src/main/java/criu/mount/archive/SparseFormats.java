package criu.mount.archive;

import criu.syscall.RawString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The forms in which GNU tar has stored where the data of a sparse file is: in the header block
 * (old GNU), in pax records (0.0 and 0.1), or in front of the data (1.0), which is the one written.
 */
final class SparseFormats {
  static final String MAJOR = "GNU.sparse.major";
  static final String MINOR = "GNU.sparse.minor";
  static final String NAME = "GNU.sparse.name";
  static final String REAL_SIZE = "GNU.sparse.realsize";

  private static final String SIZE_0 = "GNU.sparse.size";
  private static final String BLOCKS_0 = "GNU.sparse.numblocks";
  private static final String OFFSET_0 = "GNU.sparse.offset";
  private static final String BYTES_0 = "GNU.sparse.numbytes";
  private static final String MAP_0 = "GNU.sparse.map";

  private static final int NUMBER = 12;
  private static final int HEADER_MAP = 386;
  private static final int HEADER_EXTENTS = 4;
  private static final int HEADER_MORE = 482;
  private static final int EXTENSION_EXTENTS = 21;
  private static final int EXTENSION_MORE = 504;

  private SparseFormats() {}

  /** Tells whether pax records describe a sparse file of version 0.0 or 0.1. */
  static boolean isVersion0(PaxScope pax) {
    return pax.find(MAP_0).isPresent() || pax.find(BLOCKS_0).isPresent();
  }

  static SparseMap version0(PaxScope pax) throws ArchiveException {
    SparseMap map = new SparseMap(pax.number(SIZE_0).orElseThrow(SparseFormats::noSize));
    if (pax.find(MAP_0).isPresent()) {
      readList(pax.find(MAP_0).get().latin1(), map);
    } else {
      readPairs(pax, map);
    }
    return map;
  }

  /** Reads the map in front of the data. */
  static SparseMap version1(PaxScope pax, MemberData data) throws IOException {
    SparseMap map = new SparseMap(pax.number(REAL_SIZE).orElseThrow(SparseFormats::noSize));
    DecimalLines lines = new DecimalLines(data);
    long count = lines.next();
    for (long i = 0; i < count; i++) {
      long offset = lines.next();
      map.add(offset, lines.next());
    }
    return map;
  }

  /** Returns the map as it stands in front of the data, whole blocks. */
  static byte[] version1(SparseMap map) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(TarHeader.BLOCK);
    line(text, map.count());
    for (int i = 0; i < map.count(); i++) {
      line(text, map.offset(i));
      line(text, map.length(i));
    }
    text.writeBytes(new byte[MemberData.padding(text.size())]);
    return text.toByteArray();
  }

  /** Returns how many bytes the map takes in front of the data. */
  static long version1Length(SparseMap map) {
    long length = digits(map.count()) + 1L;
    for (int i = 0; i < map.count(); i++) {
      length += digits(map.offset(i)) + digits(map.length(i)) + 2;
    }
    return length + MemberData.padding(length);
  }

  /** Reads the map from the header and the blocks that continue it. */
  static SparseMap oldGnu(TarHeader header, TarInput input) throws IOException {
    SparseMap map = new SparseMap(header.number(HeaderField.REAL_SIZE));
    byte[] block = header.bytes();
    readBinary(block, HEADER_MAP, HEADER_EXTENTS, map);
    boolean more = block[HEADER_MORE] != 0;
    while (more) {
      input.readFully(block, 0, TarHeader.BLOCK);
      readBinary(block, 0, EXTENSION_EXTENTS, map);
      more = block[EXTENSION_MORE] != 0;
    }
    return map;
  }

  private static void readBinary(byte[] block, int from, int extents, SparseMap map)
      throws ArchiveException {
    for (int i = 0; i < extents; i++) {
      int at = from + 2 * NUMBER * i;
      if (block[at + NUMBER] == 0) {
        return; // a blank length ends the list
      }
      map.add(TarNumber.parse(block, at, NUMBER), TarNumber.parse(block, at + NUMBER, NUMBER));
    }
  }

  private static void readList(String list, SparseMap map) throws ArchiveException {
    int at = 0;
    while (at < list.length()) {
      int middle = list.indexOf(',', at);
      int end = list.indexOf(',', middle + 1);
      if (middle < 0) {
        throw new ArchiveException(MAP_0 + " has an offset without a length");
      }
      end = end < 0 ? list.length() : end;
      map.add(number(list, at, middle), number(list, middle + 1, end));
      at = end + 1;
    }
  }

  private static long number(String list, int from, int to) throws ArchiveException {
    return PaxText.number(MAP_0, new RawString(list.substring(from, to)));
  }

  private static void readPairs(PaxScope pax, SparseMap map) throws ArchiveException {
    long offset = -1;
    for (PaxRecords.PaxRecord pair : pax.local()) {
      if (pair.keyword().is(OFFSET_0)) {
        offset = PaxText.number(OFFSET_0, pair.value());
      } else if (pair.keyword().is(BYTES_0)) {
        map.add(offset, PaxText.number(BYTES_0, pair.value()));
      }
    }
  }

  private static void line(ByteArrayOutputStream text, long number) {
    text.writeBytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    text.write('\n');
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static ArchiveException noSize() {
    return new ArchiveException("a sparse file has no length");
  }
}
