package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** Makes a member of a header and of the extended headers before it. */
final class MemberDecoder {
  private static final int PERMISSIONS = 07777;
  private static final long MOST_ID = 0xFFFF_FFFEL;
  private static final long MOST_MAJOR = 0xFFF;
  private static final long MOST_MINOR = 0xF_FFFF;

  private final TarHeader header;
  private final PaxScope pax;
  private final Extensions extensions;
  private final TarInput input;
  private MemberData data;

  MemberDecoder(TarHeader header, Extensions extensions, TarInput input) throws ArchiveException {
    this.header = header;
    this.extensions = extensions;
    this.pax = extensions.pax();
    this.input = input;
    this.data = new MemberData(input, 0);
  }

  Member decode() throws IOException {
    RawString name = extensions.name(header);
    return new Member(name, metadata(), content(name));
  }

  /** Returns the content that follows, once the member is decoded. */
  MemberData data() {
    return data;
  }

  private Metadata metadata() throws ArchiveException {
    return new Metadata(
        (int) header.number(HeaderField.MODE) & PERMISSIONS,
        id(PaxScope.UID, HeaderField.UID),
        id(PaxScope.GID, HeaderField.GID),
        modification(),
        pax.time(PaxScope.ACCESS),
        pax.attributes());
  }

  private Content content(RawString name) throws IOException {
    return switch (header.type()) {
      case '0', '\0', '7' -> file(name);
      case '1' -> new Content.HardLink(extensions.link(header));
      case '2' -> new Content.SymbolicLink(extensions.link(header));
      case '3' -> new Content.Node(FileKind.CHARACTER_DEVICE, device());
      case '4' -> new Content.Node(FileKind.BLOCK_DEVICE, device());
      case '5' -> new Content.Directory();
      case '6' -> new Content.Node(FileKind.FIFO, new Device(0, 0));
      case 'D' -> listedDirectory();
      case 'S' -> oldSparse();
      default -> throw new ArchiveException("the type " + (int) header.type() + " is not known");
    };
  }

  private Content file(RawString name) throws IOException {
    if (name.endsWith("/")) {
      return new Content.Directory(); // v7 had no type for directories
    }
    data = new MemberData(input, size());
    if (pax.find(PaxScope.SOCKET).isPresent()) {
      return new Content.Node(FileKind.SOCKET, new Device(0, 0));
    }
    if (pax.find(SparseFormats.MAJOR).isPresent()) {
      return sparse(version1());
    }
    return SparseFormats.isVersion0(pax)
        ? sparse(SparseFormats.version0(pax))
        : new Content.Regular(data.remaining());
  }

  private SparseMap version1() throws IOException {
    long major = pax.number(SparseFormats.MAJOR).orElse(0L);
    long minor = pax.number(SparseFormats.MINOR).orElse(0L);
    if (major != 1 || minor != 0) {
      throw new ArchiveException("sparse version " + major + "." + minor + " is not known");
    }
    return SparseFormats.version1(pax, data);
  }

  private Content oldSparse() throws IOException {
    long size = size();
    SparseMap map = SparseFormats.oldGnu(header, input);
    data = new MemberData(input, size);
    return sparse(map);
  }

  private Content sparse(SparseMap map) throws ArchiveException {
    if (map.dataSize() != data.remaining()) {
      throw new ArchiveException(
          "a sparse file has " + data.remaining() + " bytes for " + map.dataSize());
    }
    return new Content.Sparse(map);
  }

  /** Takes a directory of an incremental archive; the list of names it carries is not needed. */
  private Content listedDirectory() throws ArchiveException {
    data = new MemberData(input, size());
    return new Content.Directory();
  }

  private long size() throws ArchiveException {
    Optional<Long> size = pax.number(PaxScope.SIZE);
    return size.isPresent() ? size.get() : header.number(HeaderField.SIZE);
  }

  private long id(String keyword, HeaderField field) throws ArchiveException {
    Optional<Long> extended = pax.number(keyword);
    long id = extended.isPresent() ? extended.get() : header.number(field);
    return within(keyword, id, MOST_ID);
  }

  private FileTime modification() throws ArchiveException {
    Optional<FileTime> extended = pax.time(PaxScope.MODIFICATION);
    return extended.isPresent()
        ? extended.get()
        : new FileTime(header.number(HeaderField.MTIME), 0);
  }

  private Device device() throws ArchiveException {
    long major = within("major", header.number(HeaderField.MAJOR), MOST_MAJOR);
    long minor = within("minor", header.number(HeaderField.MINOR), MOST_MINOR);
    return new Device((int) major, (int) minor);
  }

  private static long within(String what, long value, long most) throws ArchiveException {
    if (value < 0 || value > most) {
      throw new ArchiveException("the " + what + " is out of range: " + value);
    }
    return value;
  }
}
