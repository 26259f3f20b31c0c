package criu.mount.image;

import com.google.protobuf.ByteString;
import criu.syscall.RawString;

/**
 * Reads one field of many records, of which those that follow each other mostly tell the same: what
 * was made of that is given again. Not for several threads.
 */
final class LastField {
  private final String name;
  private ByteString bytes = ByteString.EMPTY;
  private RawString value = RawString.EMPTY;

  LastField(String name) {
    this.name = name;
  }

  /** Returns what a record tells, the very object of the record before if that told the same. */
  RawString of(ByteString told, ImagePlace place) throws ImageException {
    if (!bytes.equals(told)) {
      value = MountImages.raw(told, name, place);
      bytes = told;
    }
    return value;
  }
}
