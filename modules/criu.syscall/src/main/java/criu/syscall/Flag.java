package criu.syscall;

import java.util.Set;
import java.util.TreeSet;

/** One bit, or one fixed group of bits, of a flag argument. Implemented by the flag enums. */
public interface Flag {

  /** Returns the bits as the kernel takes them. */
  long bits();

  /** Returns the name of the flag as the man page has it. */
  String name();

  /** Returns the bits of all flags of a set. */
  static long bitsOf(Set<? extends Flag> flags) {
    long bits = 0;
    for (Flag flag : flags) {
      bits |= flag.bits();
    }
    return bits;
  }

  /** Returns the names of a set in the form {@code A|B}, or {@code 0} for the empty set. */
  static String namesOf(Set<? extends Flag> flags) {
    Set<String> names = new TreeSet<>();
    for (Flag flag : flags) {
      names.add(flag.name());
    }
    return names.isEmpty() ? "0" : String.join("|", names);
  }
}
