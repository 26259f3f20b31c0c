package criu.mount.archive;

import criu.syscall.FileStatus;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;

/**
 * What a file has beside its content.
 *
 * @param mode the permission bits, 0 to 07777
 * @param uid the owner, below 2^32-1
 * @param gid the group, below 2^32-1
 * @param modification the last change of the content
 * @param access the last access, absent in archives of other programs
 * @param attributes the extended attributes; access control lists are among them
 */
record Metadata(
    int mode,
    long uid,
    long gid,
    FileTime modification,
    Optional<FileTime> access,
    List<Attribute> attributes) {

  /** An extended attribute; both parts are bytes. */
  record Attribute(RawString name, RawString value) {}

  Metadata {
    attributes = List.copyOf(attributes);
  }

  static Metadata of(FileStatus status, List<Attribute> attributes) {
    return new Metadata(
        status.mode(),
        status.uid(),
        status.gid(),
        status.modification(),
        Optional.of(status.access()),
        attributes);
  }
}
