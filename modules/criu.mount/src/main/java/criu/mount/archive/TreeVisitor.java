package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.IOException;

/** What is done with each entry that a walk comes to. */
interface TreeVisitor {

  /** Takes a directory that is open; its name ends in a slash. */
  void directory(RawString member, Fd directory, FileStatus status) throws IOException;

  /** Takes the mount point of another file system, which is not entered. */
  void mountPoint(RawString member, FileStatus status) throws IOException;

  /** Takes anything but a directory. */
  void entry(RawString member, Fd parent, RawString name, FileStatus status) throws IOException;
}
