package criu.mount.crit;

import java.util.SequencedMap;

/** How a value is shown where a person reads it, or where JSON has no form for it. */
sealed interface Format {
  Format PLAIN = new Plain();

  /** As it is; bytes in base 64. */
  record Plain() implements Format {}

  /** A number in base 16; of a message: all numbers in it. */
  record Hex() implements Format {}

  /** A device number: major and minor, with so many bits for the minor. */
  record DeviceNumber(boolean ofUserSpace) implements Format {}

  /** Bits with names; the rest in base 16. */
  record Bits(SequencedMap<String, Long> words) implements Format {}

  /** A number with a name. */
  record Names(SequencedMap<Long, String> words) implements Format {}

  /** One number that is an address of IPv4, or four of IPv6, in network order. */
  record Address() implements Format {}

  /** Bytes that are mostly text, as quoted printable. */
  record Quoted() implements Format {}
}
