package criu.mount.crit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows messages as JSON objects, each field by its name. */
final class MessageToJson {
  private final JsonGenerator json;
  private final boolean pretty;

  /**
   * Makes one for a stream.
   *
   * @param pretty whether numbers are shown in the way a person reads them
   */
  MessageToJson(JsonGenerator json, boolean pretty) {
    this.json = json;
    this.pretty = pretty;
  }

  /** Writes the fields of a message, without the braces. */
  void fields(Message message) throws IOException {
    fields(message, false);
  }

  private void fields(Message message, boolean hex) throws IOException {
    for (Map.Entry<FieldType, List<Object>> entry : message.fields()) {
      FieldType field = entry.getKey();
      json.writeFieldName(field.name());
      if (!field.repeated()) {
        value(field, entry.getValue().getFirst(), hex);
        continue;
      }
      json.writeStartArray();
      if (pretty && field.format() instanceof Format.Address) {
        json.writeString(AddressText.of(entry.getValue().stream().map(Long.class::cast).toList()));
      } else {
        for (Object value : entry.getValue()) {
          value(field, value, hex);
        }
      }
      json.writeEndArray();
    }
  }

  private void value(FieldType field, Object value, boolean hex) throws IOException {
    boolean inHex = hex || field.format() instanceof Format.Hex;
    switch (value) {
      case Message message -> {
        json.writeStartObject();
        fields(message, inHex);
        json.writeEndObject();
      }
      case ByteString bytes -> json.writeString(text(field, bytes));
      case Long wire -> number(field, NumberText.fromWire(field.kind(), wire), inHex);
      default -> throw new IllegalStateException("a value of " + value.getClass());
    }
  }

  private static String text(FieldType field, ByteString bytes) {
    if (field.kind() == Kind.STRING) {
      return ByteText.utf8(bytes);
    }
    return field.format() instanceof Format.Quoted
        ? ByteText.quoted(bytes)
        : ByteText.base64(bytes);
  }

  private void number(FieldType field, long value, boolean hex) throws IOException {
    if (field.kind() == Kind.BOOL) {
      json.writeBoolean(value != 0);
      return;
    }
    Optional<String> text =
        field.kind() == Kind.ENUM
            ? field.nameOf(value)
            : prettyNumber(field, value, hex).filter(any -> pretty);
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNumber(NumberText.decimal(field.kind(), value));
    }
  }

  private static Optional<String> prettyNumber(FieldType field, long value, boolean hex) {
    if (hex) {
      return Optional.of(NumberText.hex(field.kind(), value));
    }
    return switch (field.format()) {
      case Format.DeviceNumber format -> Optional.of(NumberText.device(format, value));
      case Format.Bits format -> Optional.of(NumberText.bits(format, value));
      case Format.Names format -> Optional.ofNullable(format.words().get(value));
      case Format.Plain _, Format.Hex _, Format.Address _, Format.Quoted _ -> Optional.empty();
    };
  }
}
