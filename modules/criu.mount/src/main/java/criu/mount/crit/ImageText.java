package criu.mount.crit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns one image file into the JSON of {@code crit} and back: {@code {"magic": KIND, "entries":
 * [...]}}.
 *
 * <p>A record whose bytes its fields do not tell, such as one with fields of a later CRIU, carries
 * them along under the key {@code (bytes)}; they count as long as nobody changed the fields. Bytes
 * of a text that are not UTF-8 stand as {@code \\udc80} to {@code \\udcff}. Streams are neither
 * closed nor kept.
 */
public final class ImageText {
  private static final String MAGIC = "magic";
  private static final String ENTRIES = "entries";
  private static final String INDENT = "    ";

  private final Schema schema;

  private ImageText(Schema schema) {
    this.schema = schema;
  }

  /** Reads what there is to know of images. */
  public static ImageText load() throws IOException {
    return new ImageText(Schema.load());
  }

  /**
   * Shows an image as JSON.
   *
   * @param pretty whether lines are indented, and numbers shown in the way a person reads them
   * @throws CritException when it is no image, or one of a kind that is not known
   */
  public void decode(InputStream image, OutputStream json, boolean pretty) throws IOException {
    Records records = new Records(image);
    ImageKind kind = records.header(schema);
    Writer text = new OutputStreamWriter(json, StandardCharsets.UTF_8);
    try (JsonGenerator out = generator(text, pretty)) {
      out.writeStartObject();
      out.writeStringField(MAGIC, kind.name());
      out.writeArrayFieldStart(ENTRIES);
      Optional<ByteString> record = records.next();
      for (int i = 0; record.isPresent(); i++) {
        writeRecord(kind.message(i), record.get(), out, pretty);
        record = records.next();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (InvalidProtocolBufferException e) {
      throw new CritException("a record is no message: " + e.getMessage(), e);
    }
    text.flush();
  }

  private static JsonGenerator generator(Writer text, boolean pretty) throws IOException {
    DefaultPrettyPrinter.Indenter lines = new DefaultIndenter(INDENT, "\n");
    PrettyPrinter printer =
        pretty
            ? new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines)
            : new MinimalPrettyPrinter();
    return JsonFactory.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .build()
        .createGenerator(text)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(printer);
  }

  private void writeRecord(MessageType type, ByteString record, JsonGenerator out, boolean pretty)
      throws IOException {
    Message message = new MessageReader(schema).read(type, record);
    out.writeStartObject();
    new MessageToJson(out, pretty).fields(message);
    if (!MessageWriter.write(message).equals(record)) {
      out.writeStringField(JsonToMessage.BYTES, ByteText.base64(record));
    }
    out.writeEndObject();
  }

  /**
   * Makes an image from its JSON.
   *
   * @throws CritException when the JSON describes none; the message has line and column
   */
  public void encode(Reader json, OutputStream image) throws IOException {
    try (JsonParser in =
        JsonFactory.builder()
            .build()
            .createParser(json)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      in.nextToken();
      ImageKind kind = magic(in);
      Records.writeHeader(kind, image);
      expect(in, ENTRIES, JsonToken.START_ARRAY);
      for (int i = 0; in.nextToken() == JsonToken.START_OBJECT; i++) {
        Records.write(readRecord(kind.message(i), in), image);
      }
    } catch (JsonParseException e) {
      throw new CritException("it is no JSON: " + e.getMessage(), e);
    }
  }

  private ImageKind magic(JsonParser in) throws IOException {
    expect(in, MAGIC, JsonToken.VALUE_STRING);
    String name = in.getText();
    return schema
        .image(name)
        .filter(kind -> !kind.hasData())
        .orElseThrow(() -> new CritException("no image of kind " + name + " can be made"));
  }

  private static void expect(JsonParser in, String key, JsonToken value) throws IOException {
    if (in.nextToken() != JsonToken.FIELD_NAME
        || !in.currentName().equals(key)
        || in.nextToken() != value) {
      throw new CritException(
          "line "
              + in.currentTokenLocation().getLineNr()
              + ": expected {\"magic\": KIND, \"entries\": [...]}");
    }
  }

  private ByteString readRecord(MessageType type, JsonParser in) throws IOException {
    JsonToMessage.Read read = new JsonToMessage(schema, in).read(type);
    ByteString written = MessageWriter.write(read.message());
    if (read.bytes().isPresent()) {
      Message carried = new MessageReader(schema).read(type, read.bytes().get());
      if (MessageWriter.write(carried).equals(written)) {
        return read.bytes().get();
      }
    }
    return written;
  }
}
