package criu.mount.crit;

import java.util.Optional;
import java.util.SequencedMap;

/**
 * A field of a message.
 *
 * @param repeated whether it may stand in a message more than once
 * @param typeName the name of the message or enumeration, of those only
 * @param names the names of an enumeration's numbers, of those only
 */
record FieldType(
    int number,
    String name,
    Kind kind,
    boolean repeated,
    Format format,
    String typeName,
    SequencedMap<Long, String> names) {

  /** Returns the name of a number of an enumeration. */
  Optional<String> nameOf(long value) {
    return Optional.ofNullable(names.get(value));
  }
}
