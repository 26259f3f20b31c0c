package criu.mount.archive;

import criu.syscall.RawString;
import java.util.Optional;

/**
 * Access control lists as text, which GNU tar and star want in an archive beside the attribute that
 * the kernel has: without it, {@code tar --acls} takes the list away again. See acl(5).
 */
final class AclText {
  private static final int HEADER = 4;
  private static final int ENTRY = 8;
  private static final int VERSION = 2;
  private static final String LETTERS = "rwx";

  private AclText() {}

  /** Returns the text, with numbers for names, or empty when the attribute is no list. */
  static Optional<RawString> of(RawString attribute) {
    int length = attribute.length();
    if (length < HEADER || number(attribute, 0, 4) != VERSION || (length - HEADER) % ENTRY != 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (int at = HEADER; at < length; at += ENTRY) {
      String who = who((int) number(attribute, at, 2), number(attribute, at + 4, 4));
      if (who.isEmpty()) {
        return Optional.empty();
      }
      text.append(text.isEmpty() ? "" : ",").append(who).append(':');
      appendRights(text, number(attribute, at + 2, 2));
    }
    return Optional.of(new RawString(text.toString()));
  }

  private static String who(int tag, long id) {
    return switch (tag) {
      case 0x01 -> "user:";
      case 0x02 -> "user:" + id;
      case 0x04 -> "group:";
      case 0x08 -> "group:" + id;
      case 0x10 -> "mask:";
      case 0x20 -> "other:";
      default -> "";
    };
  }

  private static void appendRights(StringBuilder text, long rights) {
    for (int i = 0; i < LETTERS.length(); i++) {
      text.append((rights & 4 >> i) == 0 ? '-' : LETTERS.charAt(i));
    }
  }

  /** Reads a number whose lowest byte comes first. */
  private static long number(RawString bytes, int from, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | bytes.latin1().charAt(from + i);
    }
    return number;
  }
}
