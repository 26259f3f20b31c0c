package criu.mount.archive;

import criu.syscall.FileKind;
import criu.syscall.RawString;

/** Decides which pax records a member needs. */
final class PaxRecipe {
  private static final RawString ONE = new RawString("1");
  private static final String LIST_PREFIX = "system.posix_acl_"; // then "access" or "default"
  private static final RawString ZERO = new RawString("0");

  private PaxRecipe() {}

  static PaxRecords of(Member member) {
    PaxRecords records = new PaxRecords();
    if (member.content() instanceof Content.HardLink) {
      return records; // everything was said at the first name
    }
    addNumber(records, PaxScope.SIZE, HeaderField.SIZE, TarWriter.storedSize(member.content()));
    addMetadata(records, member.metadata());
    if (member.content() instanceof Content.Node(FileKind kind, var _) && kind == FileKind.SOCKET) {
      records.add(PaxScope.SOCKET, ONE);
    }
    if (member.content() instanceof Content.Sparse(SparseMap map)) {
      records
          .add(SparseFormats.MAJOR, ONE)
          .add(SparseFormats.MINOR, ZERO)
          .add(SparseFormats.REAL_SIZE, PaxText.number(map.size()));
    }
    return records;
  }

  private static void addMetadata(PaxRecords records, Metadata metadata) {
    addNumber(records, PaxScope.UID, HeaderField.UID, metadata.uid());
    addNumber(records, PaxScope.GID, HeaderField.GID, metadata.gid());
    long seconds = metadata.modification().seconds();
    if (metadata.modification().nanoseconds() != 0 || !HeaderField.MTIME.fits(seconds)) {
      records.add(PaxScope.MODIFICATION, PaxText.time(metadata.modification()));
    }
    metadata.access().ifPresent(access -> records.add(PaxScope.ACCESS, PaxText.time(access)));
    for (Metadata.Attribute attribute : metadata.attributes()) {
      addList(records, attribute);
      RawString keyword = PaxText.attributeKeyword(PaxScope.ATTRIBUTE_PREFIX, attribute.name());
      records.add(keyword, attribute.value());
    }
  }

  private static void addList(PaxRecords records, Metadata.Attribute attribute) {
    if (attribute.name().startsWith(LIST_PREFIX)) {
      String kind = attribute.name().latin1().substring(LIST_PREFIX.length());
      AclText.of(attribute.value())
          .ifPresent(text -> records.add(PaxScope.LIST_PREFIX + kind, text));
    }
  }

  private static void addNumber(PaxRecords records, String keyword, HeaderField field, long value) {
    if (!field.fits(value)) {
      records.add(keyword, PaxText.number(value));
    }
  }
}
