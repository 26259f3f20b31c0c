package criu.mount.oci;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** A place in a JSON text, with errors that name line and column. */
final class ConfigCursor {
  private static final String WHAT = "read the bundle";
  private static final String REMEDY =
      "write it as the OCI runtime specification has it: config.md#mounts";

  private final String file;
  private final JsonParser json;

  ConfigCursor(String file, JsonParser json) {
    this.file = file;
    this.json = json;
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

  /** Checks that the text ends after the value at hand. */
  void expectEnd() throws IOException {
    if (json.nextToken() != null) {
      throw wrong("something follows the configuration");
    }
  }

  private void expect(JsonToken token, String which, String form) throws MountException {
    if (json.currentToken() != token) {
      throw wrong(which + " is not " + form);
    }
  }

  /** Returns the failure that names the place at hand. */
  MountException wrong(String why) {
    return at(file, json.currentTokenLocation(), why);
  }

  /** Returns the failure of a text that is no JSON. */
  static MountException syntax(String file, JsonProcessingException cause) {
    String why = Optional.ofNullable(cause.getOriginalMessage()).orElse("it is not JSON");
    return at(file, Optional.ofNullable(cause.getLocation()).orElse(JsonLocation.NA), why);
  }

  private static MountException at(String file, JsonLocation place, String why) {
    String where =
        file + ":" + Math.max(1, place.getLineNr()) + ":" + Math.max(1, place.getColumnNr());
    return MountException.because(WHAT, where, why).remedy(REMEDY);
  }
}
