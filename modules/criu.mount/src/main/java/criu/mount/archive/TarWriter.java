package criu.mount.archive;

import criu.syscall.FileKind;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an archive that GNU tar reads: POSIX headers, GNU long names because they keep every byte,
 * pax records for what has no place in a header. Owners are numbers only.
 */
final class TarWriter {
  private static final RawString LONG_NAME = new RawString("././@LongLink");
  private static final RawString PAX_NAME = new RawString("./PaxHeaders");
  private static final int PLAIN_MODE = 0644;
  private static final int RECORD = 10_240;

  private final OutputStream out;
  private long total;
  private int padding;

  TarWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes the headers of a member; its content, if there is any, has to follow. */
  void begin(Member member) throws IOException {
    PaxRecords records = PaxRecipe.of(member);
    if (!records.isEmpty()) {
      byte[] bytes = records.encode();
      PaxRecords.checkLength(bytes.length);
      extension('x', PAX_NAME, bytes);
    }
    RawString link = link(member.content());
    longText('K', HeaderField.LINK, link);
    longText('L', HeaderField.NAME, member.name());
    write(header(member).with(HeaderField.LINK, link).seal());
    if (member.content() instanceof Content.Sparse(SparseMap map)) {
      write(SparseFormats.version1(map));
    }
    padding = MemberData.padding(storedSize(member.content()));
  }

  /** Writes content of the member. */
  void content(byte[] buffer, int length) throws IOException {
    out.write(buffer, 0, length);
    total += length;
  }

  /** Fills the last block of the content. */
  void end() throws IOException {
    write(new byte[padding]);
    padding = 0;
  }

  /** Writes the end mark, and fills the record that tar programs read at once. */
  void finish() throws IOException {
    write(new byte[2 * TarHeader.BLOCK]);
    write(new byte[(int) ((RECORD - total % RECORD) % RECORD)]);
  }

  /** Returns how many bytes follow the headers of a member, with the map of a sparse file. */
  static long storedSize(Content content) {
    return switch (content) {
      case Content.Regular(long size) -> size;
      case Content.Sparse(SparseMap map) -> SparseFormats.version1Length(map) + map.dataSize();
      case Content.Directory _, Content.SymbolicLink _, Content.HardLink _, Content.Node _ -> 0;
    };
  }

  private static TarHeader header(Member member) {
    Metadata metadata = member.metadata();
    TarHeader header =
        TarHeader.blank(type(member.content()), member.name())
            .with(HeaderField.MODE, metadata.mode())
            .with(HeaderField.UID, metadata.uid())
            .with(HeaderField.GID, metadata.gid())
            .with(HeaderField.SIZE, storedSize(member.content()))
            .with(HeaderField.MTIME, metadata.modification().seconds());
    if (member.content() instanceof Content.Node(FileKind _, var device)) {
      header.with(HeaderField.MAJOR, device.major()).with(HeaderField.MINOR, device.minor());
    }
    return header;
  }

  private static char type(Content content) {
    return switch (content) {
      case Content.Regular _, Content.Sparse _ -> '0';
      case Content.HardLink _ -> '1';
      case Content.SymbolicLink _ -> '2';
      case Content.Directory _ -> '5';
      case Content.Node(FileKind kind, var _) -> type(kind);
    };
  }

  private static char type(FileKind kind) {
    return switch (kind) {
      case CHARACTER_DEVICE -> '3';
      case BLOCK_DEVICE -> '4';
      case FIFO -> '6';
      case SOCKET -> '0';
      case DIRECTORY, REGULAR, SYMBOLIC_LINK ->
          throw new IllegalArgumentException("not a node: " + kind);
    };
  }

  private static RawString link(Content content) {
    return switch (content) {
      case Content.HardLink(RawString target) -> target;
      case Content.SymbolicLink(RawString target) -> target;
      case Content.Regular _, Content.Sparse _, Content.Directory _, Content.Node _ ->
          RawString.EMPTY;
    };
  }

  private void longText(char type, HeaderField field, RawString text) throws IOException {
    if (!field.fits(text)) {
      Extensions.checkName(text.length());
      extension(type, LONG_NAME, text.plus("\0").toBytes());
    }
  }

  private void extension(char type, RawString name, byte[] bytes) throws IOException {
    TarHeader header =
        TarHeader.blank(type, name)
            .with(HeaderField.MODE, PLAIN_MODE)
            .with(HeaderField.UID, 0)
            .with(HeaderField.GID, 0)
            .with(HeaderField.SIZE, bytes.length)
            .with(HeaderField.MTIME, 0);
    write(header.seal());
    write(bytes);
    write(new byte[MemberData.padding(bytes.length)]);
  }

  private void write(byte[] bytes) throws IOException {
    content(bytes, bytes.length);
  }
}
