package criu.plugins.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place in a JSON file. Each method that takes a value leaves the cursor at its end. Failures are
 * {@link IOException}s whose message begins with {@code FILE:LINE:COLUMN: }. Used by one thread.
 */
public final class JsonCursor {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final JsonParser json;

  private JsonCursor(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /** Something done with each field or element, which takes or skips its value. */
  @FunctionalInterface
  public interface Each {
    /** Does it; {@code name} is that of the field, or {@code LIST[INDEX]}. */
    void with(String name) throws IOException;
  }

  /** Something done with the value that a file consists of. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Takes the value, and returns what it means. */
    T of(JsonCursor cursor) throws IOException;
  }

  /**
   * Reads a file that consists of one value.
   *
   * @throws IOException when it is missing, cannot be read, is no JSON, or the reading says so
   */
  public static <T> T read(Path file, Reading<T> reading) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      JsonCursor cursor = new JsonCursor(file, json);
      json.nextToken();
      T result = reading.of(cursor);
      if (json.nextToken() != null) {
        throw cursor.wrong("something follows the end");
      }
      return result;
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (JsonProcessingException e) {
      String why = Optional.ofNullable(e.getOriginalMessage()).orElse("it is not JSON");
      JsonLocation place = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
      throw new IOException(place(file, place) + ": " + why, e);
    }
  }

  /** Tells whether the value at hand is an array. */
  public boolean isArray() {
    return json.currentToken() == JsonToken.START_ARRAY;
  }

  /** Tells whether the value at hand is {@code null}. */
  public boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Passes over the value at hand, whatever it is. */
  public void skip() throws IOException {
    json.skipChildren();
  }

  /** Goes through the fields of the object at hand. */
  public void eachField(String which, Each each) throws IOException {
    expect(JsonToken.START_OBJECT, which, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      each.with(name);
    }
  }

  /** Goes through the elements of the array at hand. */
  public void eachElement(String which, Each each) throws IOException {
    expect(JsonToken.START_ARRAY, which, "an array");
    for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
      each.with(which + "[" + index + "]");
    }
  }

  /** Returns the string at hand, which is neither empty nor has a NUL in it. */
  public String text(String which) throws IOException {
    String text = textOrEmpty(which);
    if (text.isEmpty()) {
      throw wrong(which + " is empty");
    }
    return text;
  }

  /** Returns the string at hand, which may be empty and has no NUL in it. */
  public String textOrEmpty(String which) throws IOException {
    expect(JsonToken.VALUE_STRING, which, "a string");
    String text = json.getText();
    if (text.indexOf('\0') >= 0) {
      throw wrong(which + " has a NUL in it");
    }
    return text;
  }

  /** Returns whether the value at hand is {@code true}; it may be {@code false} otherwise. */
  public boolean flag(String which) throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrong(which + " is neither true nor false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private void expect(JsonToken token, String which, String form) throws IOException {
    if (json.currentToken() != token) {
      throw wrong(which + " is not " + form);
    }
  }

  /** Returns the place at hand: {@code FILE:LINE:COLUMN}. */
  public String place() {
    return place(file, json.currentTokenLocation());
  }

  /** Returns the failure of the value at hand. */
  public IOException wrong(String why) {
    return new IOException(place() + ": " + why);
  }

  private static String place(Path file, JsonLocation at) {
    return file + ":" + Math.max(1, at.getLineNr()) + ":" + Math.max(1, at.getColumnNr());
  }
}
