package criu.mount.render;

import java.util.List;

/** Writes one JSON value, RFC 8259, into a text. */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private boolean needsComma;

  /** Begins an object or an array. */
  public JsonText open(char bracket) {
    comma();
    text.append(bracket);
    needsComma = false;
    return this;
  }

  /** Ends an object or an array. */
  public JsonText close(char bracket) {
    text.append(bracket);
    needsComma = true;
    return this;
  }

  /** Begins a new line. */
  public JsonText line() {
    comma();
    text.append('\n');
    needsComma = false;
    return this;
  }

  public JsonText name(String name) {
    comma();
    quote(name);
    text.append(':');
    needsComma = false;
    return this;
  }

  public JsonText string(Object value) {
    comma();
    quote(value.toString());
    needsComma = true;
    return this;
  }

  public JsonText number(int unsigned) {
    return plain(Integer.toUnsignedString(unsigned));
  }

  public JsonText number(long value) {
    return plain(Long.toString(value));
  }

  public JsonText bool(boolean value) {
    return plain(Boolean.toString(value));
  }

  public JsonText strings(List<String> values) {
    open('[');
    values.forEach(this::string);
    return close(']');
  }

  private JsonText plain(String value) {
    comma();
    text.append(value);
    needsComma = true;
    return this;
  }

  private void comma() {
    if (needsComma) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    value.chars().forEach(c -> appendEscaped((char) c));
    text.append('"');
  }

  private void appendEscaped(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < ' ' || (c >= 0x7F && c <= 0x9F)) {
      text.append("\\u").append(String.format("%04x", (int) c));
    } else {
      text.append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
