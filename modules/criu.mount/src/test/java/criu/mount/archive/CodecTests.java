package criu.mount.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Numbers, times, records and sparse maps, each against what the formats prescribe. */
final class CodecTests {

  @Property
  void octalNumber_isReadBack(@ForAll @LongRange(max = 077777777777L) long value)
      throws ArchiveException {
    byte[] block = new byte[512];
    TarNumber.put(block, 124, 12, value);
    assertEquals(value, TarNumber.parse(block, 124, 12));
  }

  @Example
  void numbers_areReadInEveryFormThatProgramsWrite() throws ArchiveException {
    assertEquals(0, number("\0\0\0\0\0\0\0\0"));
    assertEquals(0, number("        "));
    assertEquals(0644, number("   644 \0"));
    assertEquals(0644, number("0000644\0"));
    assertEquals(0777_7777_7, number("77777777"));
    assertEquals(256, number("\u0080\0\0\0\0\0\1\0"));
    assertEquals(-2, number("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fe"));
    assertThrows(ArchiveException.class, () -> number("-1      "));
    assertThrows(ArchiveException.class, () -> number("0000648\0"));
  }

  private static long number(String field) throws ArchiveException {
    return TarNumber.parse(new RawString(field).toBytes(), 0, 8);
  }

  @Property
  void time_isReadBack(
      @ForAll @LongRange(min = -1L << 40, max = 1L << 40) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos)
      throws ArchiveException {
    FileTime time = new FileTime(seconds, nanos);
    assertEquals(time, PaxText.time("mtime", PaxText.time(time)));
  }

  @Example
  void times_areDecimalSeconds() throws ArchiveException {
    assertEquals("1.000000005", PaxText.time(new FileTime(1, 5)).latin1());
    assertEquals("-0.250000000", PaxText.time(new FileTime(-1, 750_000_000)).latin1());
    assertEquals("-7", PaxText.time(new FileTime(-7, 0)).latin1());
    assertEquals(new FileTime(-2, 500_000_000), PaxText.time("t", new RawString("-1.5")));
    assertEquals(new FileTime(3, 123_456_789), PaxText.time("t", new RawString("3.1234567891")));
  }

  @Property
  void paxRecords_areReadBack(@ForAll List<@Size(max = 3_000) byte[]> values)
      throws ArchiveException {
    PaxRecords records = new PaxRecords();
    for (byte[] value : values) {
      records.add("key", RawString.ofBytes(value));
    }
    assertEquals(records.all(), PaxRecords.decode(records.encode()).all());
  }

  @Property(tries = 200)
  void paxRecordAroundADigitMore_saysItsLength(@ForAll @IntRange(max = 1_100) int length) {
    byte[] record = new PaxRecords().add("k", new RawString("v".repeat(length))).encode();
    String text = RawString.ofBytes(record).latin1();
    assertEquals(record.length, Integer.parseInt(text.substring(0, text.indexOf(' '))));
  }

  @Property(tries = 200)
  void sparseMap_isReadBack(@ForAll @Size(max = 200) List<@IntRange(max = 1_000_000) Integer> gaps)
      throws IOException {
    SparseMap map = new SparseMap(Long.MAX_VALUE);
    long at = 0;
    for (int gap : gaps) {
      map.add(at + gap, gap);
      at += 2L * gap;
    }
    byte[] text = SparseFormats.version1(map);
    assertEquals(SparseFormats.version1Length(map), text.length);
    PaxRecords size = new PaxRecords().add(SparseFormats.REAL_SIZE, PaxText.number(Long.MAX_VALUE));
    try (TarInput input =
        TarInput.gzip(new ByteArrayInputStream(ArchiveBuilder.gzip(text, text.length)))) {
      MemberData data = new MemberData(input, text.length);
      assertEquals(map, SparseFormats.version1(new PaxScope(new PaxRecords(), size), data));
      assertEquals(0, data.remaining());
    }
  }

  @Example
  void sparseMapOfOverlappingExtents_isRefused() throws ArchiveException {
    SparseMap map = new SparseMap(100).add(10, 20);
    assertThrows(ArchiveException.class, () -> map.add(29, 1));
    assertThrows(ArchiveException.class, () -> map.add(99, 2));
    assertThrows(ArchiveException.class, () -> map.add(50, -1));
    assertThrows(ArchiveException.class, () -> map.add(50, Long.MAX_VALUE));
    assertFalse(map.equals(new SparseMap(100)));
  }

  @Example
  void attributeNames_haveNoEqualsSignInTheKeyword() {
    RawString name = new RawString("user.a=b%c%3D");
    RawString keyword = PaxText.attributeKeyword("P.", name);
    assertEquals("P.user.a%3Db%25c%253D", keyword.latin1());
    assertEquals(name, PaxText.attributeName("P.", keyword));
  }

  @Example
  void memberPath_dropsDotsAndSlashes() throws ArchiveException {
    assertEquals(
        List.of(new RawString("a"), new RawString("b")),
        MemberPath.of(new RawString("././a//b/.")).parts());
    assertEquals(List.of(), MemberPath.of(new RawString("./")).parts());
    assertEquals(
        List.of(new RawString("..."), new RawString("..a")),
        MemberPath.of(new RawString(".../..a/")).parts());
  }

  @Example
  void globalRecord_countsUntilAMemberHasItsOwn() throws ArchiveException {
    PaxRecords global = new PaxRecords().add("uid", new RawString("5"));
    assertEquals(5, new PaxScope(global, new PaxRecords()).number("uid").orElseThrow());
    PaxRecords own = new PaxRecords().add("uid", new RawString("6"));
    assertEquals(6, new PaxScope(global, own).number("uid").orElseThrow());
    PaxRecords none = new PaxRecords().add("uid", RawString.EMPTY);
    assertEquals(true, new PaxScope(global, none).number("uid").isEmpty());
  }
}
