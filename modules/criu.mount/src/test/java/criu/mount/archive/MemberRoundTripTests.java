package criu.mount.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any member that is written is read back the same. */
final class MemberRoundTripTests {
  private static final int FEW = 300;

  @Property(tries = FEW, edgeCases = EdgeCasesMode.NONE)
  void memberWrittenAndRead_isTheSame(@ForAll("members") List<Member> members) throws IOException {
    ArchiveBuilder builder = new ArchiveBuilder();
    for (Member member : members) {
      builder.member(member);
    }
    try (TarReader reader = new TarReader(new ByteArrayInputStream(builder.build()))) {
      for (Member member : members) {
        assertEquals(asRead(member), reader.next().orElseThrow());
      }
      assertTrue(reader.next().isEmpty());
    }
  }

  @Example
  void fileBeyondEightGibibytes_keepsItsSize() throws IOException {
    Content large = new Content.Regular(10L << 30);
    Member member = new Member(new RawString("./large"), ArchiveBuilder.PLAIN, large);
    byte[] archive = new ArchiveBuilder().member(member).build();
    try (TarReader reader = new TarReader(new ByteArrayInputStream(archive))) {
      assertEquals(member, reader.next().orElseThrow());
      assertThrows(ArchiveException.class, reader::next);
    }
  }

  /** A hard link carries what a header can hold, and no more: the first name had it all. */
  private static Member asRead(Member member) {
    if (!(member.content() instanceof Content.HardLink)) {
      return member;
    }
    Metadata of = member.metadata();
    long seconds = of.modification().seconds();
    FileTime time = new FileTime(HeaderField.MTIME.fits(seconds) ? seconds : 0, 0);
    Metadata kept =
        new Metadata(
            of.mode(), octal(of.uid()), octal(of.gid()), time, Optional.empty(), List.of());
    return new Member(member.name(), kept, member.content());
  }

  private static long octal(long id) {
    return HeaderField.UID.fits(id) ? id : 0;
  }

  @Provide
  Arbitrary<List<Member>> members() {
    return Combinators.combine(names(), metadata(), contents()).as(Member::new).list().ofMaxSize(3);
  }

  private static Arbitrary<RawString> names() {
    Arbitrary<RawString> raw = bytes(1, 300).map(name -> new RawString("n").plus(name).plus("."));
    Arbitrary<RawString> edge =
        Arbitraries.integers().between(98, 102).map(length -> new RawString("e".repeat(length)));
    return Arbitraries.oneOf(raw, edge);
  }

  private static Arbitrary<RawString> bytes(int least, int most) {
    return Arbitraries.chars()
        .range('\u0001', '\u00ff')
        .array(char[].class)
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(chars -> new RawString(new String(chars)));
  }

  private static Arbitrary<Metadata> metadata() {
    Arbitrary<Long> ids = Arbitraries.longs().between(0, 0xFFFF_FFFEL);
    return Combinators.combine(
            Arbitraries.integers().between(0, 07777),
            ids,
            ids,
            times(),
            times().optional(),
            attributes().list().ofMaxSize(3).uniqueElements(Metadata.Attribute::name))
        .as(Metadata::new);
  }

  private static Arbitrary<FileTime> times() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L),
            Arbitraries.longs().between(-3, 3));
    Arbitrary<Integer> nanos =
        Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 999_999_999));
    return Combinators.combine(seconds, nanos).as(FileTime::new);
  }

  private static Arbitrary<Metadata.Attribute> attributes() {
    Arbitrary<RawString> values =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(RawString::ofBytes);
    return Combinators.combine(bytes(1, 40), values).as(Metadata.Attribute::new);
  }

  private static Arbitrary<Content> contents() {
    Arbitrary<RawString> targets = bytes(1, 250);
    Arbitrary<Device> devices =
        Combinators.combine(
                Arbitraries.integers().between(0, 0xFFF),
                Arbitraries.integers().between(0, 0xF_FFFF))
            .as(Device::new);
    return Arbitraries.oneOf(
        Arbitraries.just(new Content.Regular(0)),
        Arbitraries.longs().between(0, Long.MAX_VALUE).map(MemberRoundTripTests::hole),
        Arbitraries.just(new Content.Directory()),
        targets.map(Content.SymbolicLink::new),
        targets.map(Content.HardLink::new),
        devices.map(device -> new Content.Node(FileKind.CHARACTER_DEVICE, device)),
        devices.map(device -> new Content.Node(FileKind.BLOCK_DEVICE, device)),
        Arbitraries.of(FileKind.FIFO, FileKind.SOCKET)
            .map(kind -> new Content.Node(kind, new Device(0, 0))));
  }

  private static Content hole(long size) {
    try {
      return new Content.Sparse(new SparseMap(size).add(size, 0));
    } catch (ArchiveException e) {
      throw new AssertionError(e);
    }
  }
}
