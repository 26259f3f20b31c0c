package criu.mount.crit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads messages from JSON objects; numbers may be shown in any way that {@code crit} knows. */
final class JsonToMessage {
  /** The key of a record's bytes, where its fields do not tell all of them. */
  static final String BYTES = "(bytes)";

  private final Schema schema;
  private final JsonParser json;

  JsonToMessage(Schema schema, JsonParser json) {
    this.schema = schema;
    this.json = json;
  }

  /** A message, and the bytes that came with it. */
  record Read(Message message, Optional<ByteString> bytes) {}

  /** Reads the object whose opening brace was read last. */
  Read read(MessageType type) throws IOException {
    Message message = new Message();
    Optional<ByteString> bytes = Optional.empty();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(BYTES)) {
        bytes = Optional.of(ByteText.base64(json.getText()));
        continue;
      }
      FieldType field =
          type.field(name).orElseThrow(() -> wrong(type.name() + " has no field " + name));
      field(field, message);
    }
    return new Read(message, bytes);
  }

  private void field(FieldType field, Message message) throws IOException {
    if (!field.repeated()) {
      message.add(field, value(field));
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong(field.name() + " must be an array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (field.format() instanceof Format.Address
          && json.currentToken() == JsonToken.VALUE_STRING) {
        AddressText.numbers(json.getText()).forEach(number -> message.add(field, number));
      } else {
        message.add(field, value(field));
      }
    }
  }

  private Object value(FieldType field) throws IOException {
    try {
      return switch (json.currentToken()) {
        case START_OBJECT -> message(field);
        case VALUE_STRING -> text(field, json.getText());
        case VALUE_NUMBER_INT -> number(field, json.getText());
        case VALUE_TRUE -> truth(field, 1);
        case VALUE_FALSE -> truth(field, 0);
        default -> throw wrongValue(field);
      };
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw wrongValue(field);
    }
  }

  private Message message(FieldType field) throws IOException {
    if (field.kind() != Kind.MESSAGE) {
      throw wrongValue(field);
    }
    return read(schema.messageOf(field)).message();
  }

  private Object text(FieldType field, String text) throws IOException {
    return switch (field.kind()) {
      case STRING -> ByteText.utf8(text);
      case BYTES ->
          field.format() instanceof Format.Quoted
              ? ByteText.quotedBytes(text)
              : ByteText.base64(text);
      case ENUM -> enumeration(field, text);
      case BOOL, MESSAGE -> throw wrongValue(field);
      case UINT32, INT32, SINT32, UINT64, INT64, SINT64, FIXED64 ->
          NumberText.toWire(field.kind(), fromText(field, text));
    };
  }

  private long number(FieldType field, String digits) throws IOException {
    if (!field.kind().isNumber() && field.kind() != Kind.ENUM) {
      throw wrongValue(field);
    }
    return NumberText.toWire(field.kind(), NumberText.plain(digits));
  }

  private long truth(FieldType field, long value) throws IOException {
    if (field.kind() != Kind.BOOL) {
      throw wrongValue(field);
    }
    return value;
  }

  private CritException wrongValue(FieldType field) throws IOException {
    return wrong(field.name() + " cannot be " + json.getText());
  }

  private long enumeration(FieldType field, String name) throws IOException {
    for (Map.Entry<Long, String> entry : field.names().entrySet()) {
      if (entry.getValue().equals(name)) {
        return entry.getKey();
      }
    }
    throw wrongValue(field);
  }

  private static long fromText(FieldType field, String text) {
    return switch (field.format()) {
      case Format.DeviceNumber format when text.contains(":") -> NumberText.device(format, text);
      case Format.Bits format -> NumberText.bits(format, text);
      case Format.Names format -> named(format, text);
      default -> NumberText.plain(text);
    };
  }

  private static long named(Format.Names format, String text) {
    return format.words().entrySet().stream()
        .filter(entry -> entry.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> NumberText.plain(text));
  }

  /** Makes the error for what was read last. */
  CritException wrong(String why) {
    int line = json.currentTokenLocation().getLineNr();
    int column = json.currentTokenLocation().getColumnNr();
    return new CritException("line " + line + ", column " + column + ": " + why);
  }
}
