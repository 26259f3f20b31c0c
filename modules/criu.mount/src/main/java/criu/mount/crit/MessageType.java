package criu.mount.crit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a message, by number and by name. */
final class MessageType {
  private final String name;
  private final Map<Integer, FieldType> byNumber = new HashMap<>();
  private final Map<String, FieldType> byName = new HashMap<>();

  MessageType(String name) {
    this.name = name;
  }

  void add(FieldType field) {
    byNumber.put(field.number(), field);
    byName.put(field.name(), field);
  }

  String name() {
    return name;
  }

  Optional<FieldType> field(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<FieldType> field(String field) {
    return Optional.ofNullable(byName.get(field));
  }
}
