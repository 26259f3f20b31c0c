package criu.mount.archive;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the extended attributes of open files, access control lists among them. */
final class Attributes {
  private final FileCalls files;

  Attributes(FileCalls files) {
    this.files = files;
  }

  /** Returns the attributes ordered by name; none where the file system has no such thing. */
  List<Metadata.Attribute> of(Fd file) throws SyscallException {
    List<RawString> names = new ArrayList<>(names(file));
    Collections.sort(names);
    List<Metadata.Attribute> attributes = new ArrayList<>();
    for (RawString name : names) {
      byte[] value = files.attribute(file, name);
      attributes.add(new Metadata.Attribute(name, RawString.ofBytes(value)));
    }
    return attributes;
  }

  private List<RawString> names(Fd file) throws SyscallException {
    try {
      return files.attributeNames(file);
    } catch (SyscallException e) {
      if (e.errno() == Errno.EOPNOTSUPP) {
        return List.of();
      }
      throw e;
    }
  }
}
