package criu.mount.crit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes messages as CRIU does: fields in the order of their numbers. */
final class MessageWriter {
  private MessageWriter() {}

  static ByteString write(Message message) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (Map.Entry<FieldType, List<Object>> field : message.fields()) {
      write(field.getKey(), field.getValue(), out);
    }
    out.flush();
    return bytes.toByteString();
  }

  private static void write(FieldType field, List<Object> values, CodedOutputStream out)
      throws IOException {
    for (Object value : values) {
      out.writeTag(field.number(), field.kind().wireType());
      write(field.kind(), value, out);
    }
  }

  private static void write(Kind kind, Object value, CodedOutputStream out) throws IOException {
    switch (value) {
      case Message message -> out.writeBytesNoTag(write(message));
      case ByteString bytes -> out.writeBytesNoTag(bytes);
      case Long number when kind.wireType() == WireFormat.WIRETYPE_FIXED64 ->
          out.writeFixed64NoTag(number);
      case Long number -> out.writeUInt64NoTag(number);
      default -> throw new IllegalStateException("a value of " + value.getClass());
    }
  }
}
