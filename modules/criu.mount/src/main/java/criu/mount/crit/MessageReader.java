package criu.mount.crit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Optional;

/** Reads messages from their bytes. What the schema does not know is left out. */
final class MessageReader {
  private static final int DEPTH = 32;

  private final Schema schema;

  MessageReader(Schema schema) {
    this.schema = schema;
  }

  Message read(MessageType type, ByteString bytes) throws IOException {
    return read(type, bytes, DEPTH);
  }

  private Message read(MessageType type, ByteString bytes, int depth) throws IOException {
    if (depth == 0) {
      throw new CritException("messages are nested more than " + DEPTH + " deep");
    }
    CodedInputStream in = bytes.newCodedInput();
    Message message = new Message();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Optional<FieldType> field = type.field(WireFormat.getTagFieldNumber(tag));
      if (field.isEmpty() || !read(field.get(), tag, in, message, depth)) {
        in.skipField(tag);
      }
    }
    return message;
  }

  private boolean read(FieldType field, int tag, CodedInputStream in, Message message, int depth)
      throws IOException {
    int wireType = WireFormat.getTagWireType(tag);
    if (wireType == field.kind().wireType()) {
      message.add(field, value(field, in, depth));
      return true;
    }
    if (field.repeated() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      CodedInputStream packed = in.readBytes().newCodedInput();
      while (!packed.isAtEnd()) {
        message.add(field, value(field, packed, depth));
      }
      return true;
    }
    return false;
  }

  private Object value(FieldType field, CodedInputStream in, int depth) throws IOException {
    return switch (field.kind().wireType()) {
      case WireFormat.WIRETYPE_VARINT -> field.kind().inRange(in.readRawVarint64());
      case WireFormat.WIRETYPE_FIXED64 -> in.readFixed64();
      default -> {
        ByteString bytes = in.readBytes();
        yield field.kind() == Kind.MESSAGE
            ? read(schema.messageOf(field), bytes, depth - 1)
            : bytes;
      }
    };
  }
}
