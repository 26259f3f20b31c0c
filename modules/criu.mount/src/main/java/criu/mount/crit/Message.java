package criu.mount.crit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of a message that the schema knows, in the order of their numbers. A value is a {@link
 * Long} as it stands on the wire, a {@link com.google.protobuf.ByteString} or a message.
 */
final class Message {
  private final SortedMap<FieldType, List<Object>> values =
      new TreeMap<>((one, other) -> Integer.compare(one.number(), other.number()));

  /** Adds a value; of a field that is not repeated the last one counts. */
  void add(FieldType field, Object value) {
    List<Object> all = values.computeIfAbsent(field, any -> new ArrayList<>(1));
    if (!field.repeated()) {
      all.clear();
    }
    all.add(value);
  }

  Iterable<Map.Entry<FieldType, List<Object>>> fields() {
    return values.entrySet();
  }
}
