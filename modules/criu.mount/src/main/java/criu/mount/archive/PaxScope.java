package criu.mount.archive;

import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extended headers in force for a member: its own before those for the rest of the archive. An
 * empty value takes a record back.
 */
record PaxScope(PaxRecords global, PaxRecords own) {
  static final String PATH = "path";
  static final String LINK_PATH = "linkpath";
  static final String SIZE = "size";
  static final String UID = "uid";
  static final String GID = "gid";
  static final String MODIFICATION = "mtime";
  static final String ACCESS = "atime";

  /** What GNU tar and star call extended attributes. */
  static final String ATTRIBUTE_PREFIX = "SCHILY.xattr.";

  /** What they call access control lists, in words; they are among the attributes too. */
  static final String LIST_PREFIX = "SCHILY.acl.";

  /** Marks a socket; the member is an empty regular file for everybody else. */
  static final String SOCKET = "CRIUMOUNT.socket";

  Optional<RawString> find(String keyword) {
    return own.last(keyword).or(() -> global.last(keyword)).filter(value -> !value.isEmpty());
  }

  Optional<Long> number(String keyword) throws ArchiveException {
    Optional<RawString> text = find(keyword);
    return text.isEmpty() ? Optional.empty() : Optional.of(PaxText.number(keyword, text.get()));
  }

  Optional<FileTime> time(String keyword) throws ArchiveException {
    Optional<RawString> text = find(keyword);
    return text.isEmpty() ? Optional.empty() : Optional.of(PaxText.time(keyword, text.get()));
  }

  List<Metadata.Attribute> attributes() {
    Map<RawString, RawString> found = new LinkedHashMap<>();
    collect(global, found);
    collect(own, found);
    List<Metadata.Attribute> attributes = new ArrayList<>();
    found.forEach((name, value) -> attributes.add(new Metadata.Attribute(name, value)));
    return attributes;
  }

  /** Returns the records of the member itself, repeated keywords included. */
  List<PaxRecords.PaxRecord> local() {
    return own.all();
  }

  private static void collect(PaxRecords records, Map<RawString, RawString> found) {
    for (PaxRecords.PaxRecord pax : records.all()) {
      if (pax.keyword().startsWith(ATTRIBUTE_PREFIX)) {
        found.put(PaxText.attributeName(ATTRIBUTE_PREFIX, pax.keyword()), pax.value());
      }
    }
  }
}
