package criu.mount.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A place in a JSON text, with errors that name line and column. */
final class ConfigCursor {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonFile file;
  private final JsonParser json;

  private ConfigCursor(JsonFile file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /** Something that reads the whole of a text. */
  @FunctionalInterface
  interface Reading<T> {
    T from(ConfigCursor cursor) throws IOException;
  }

  /** Reads a text that is one value, with all errors naming their place. */
  static <T> T read(JsonFile file, InputStream in, Reading<T> reading) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      ConfigCursor cursor = new ConfigCursor(file, json);
      cursor.next();
      T result = reading.from(cursor);
      cursor.expectEnd();
      return result;
    } catch (JsonProcessingException e) {
      throw file.syntax(e);
    }
  }

  /** Something done with each field or element, which must consume its value. */
  @FunctionalInterface
  interface Each {
    void with(String name) throws IOException;
  }

  /** Goes to the next token. */
  void next() throws IOException {
    json.nextToken();
  }

  JsonToken token() {
    return Optional.ofNullable(json.currentToken()).orElse(JsonToken.NOT_AVAILABLE);
  }

  /** Passes over the value at hand, whatever it is. */
  void skip() throws IOException {
    json.skipChildren();
  }

  /** Goes through the fields of the object at hand, with the name of each. */
  void eachField(String which, Each each) throws IOException {
    expect(JsonToken.START_OBJECT, which, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      each.with(name);
    }
  }

  /** Goes through the elements of the array at hand, with {@code which[INDEX]} for each. */
  void eachElement(String which, Each each) throws IOException {
    expect(JsonToken.START_ARRAY, which, "an array");
    int index = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      each.with(which + "[" + index + "]");
      index++;
    }
  }

  /** Returns the string at hand, which no path can be made of when it is empty or has a NUL. */
  RawString text(String which) throws IOException {
    expect(JsonToken.VALUE_STRING, which, "a string");
    String text = json.getText();
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw wrong(which + " is empty or has a NUL in it");
    }
    return RawString.of(text);
  }

  /** Returns the string at hand, which may be empty. */
  String words(String which) throws IOException {
    expect(JsonToken.VALUE_STRING, which, "a string");
    return json.getText();
  }

  /** Returns the whole number at hand. */
  long number(String which) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, which, "a whole number");
    return json.getLongValue();
  }

  private void expectEnd() throws IOException {
    if (json.nextToken() != null) {
      throw wrong("something follows the " + file.kind());
    }
  }

  private void expect(JsonToken token, String which, String form) throws MountException {
    if (json.currentToken() != token) {
      throw wrong(which + " is not " + form);
    }
  }

  /** Returns the failure that names the place at hand. */
  MountException wrong(String why) {
    return file.wrong(json.currentTokenLocation(), why);
  }
}
