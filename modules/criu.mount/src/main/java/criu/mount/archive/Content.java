package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.RawString;

/** What a member of an archive is, and what it holds. */
sealed interface Content {

  /** A file whose bytes are all in the archive. */
  record Regular(long size) implements Content {}

  /** A file with holes; the archive has the bytes of its extents. */
  record Sparse(SparseMap map) implements Content {}

  /** A directory; its entries are members of their own. */
  record Directory() implements Content {}

  /** A symbolic link with any bytes as its target. */
  record SymbolicLink(RawString target) implements Content {}

  /** One more name for an earlier member. */
  record HardLink(RawString target) implements Content {}

  /** A device, fifo or socket; the device is 0:0 for the last two. */
  record Node(FileKind kind, Device device) implements Content {}
}
