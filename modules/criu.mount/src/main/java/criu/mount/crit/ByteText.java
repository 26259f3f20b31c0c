package criu.mount.crit;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes as text, without loss. */
final class ByteText {
  private static final int LINE = 76;
  private static final char ESCAPE = 0xDC00; // PEP 383: half a surrogate pair, which no text has
  private static final byte[] NEW_LINE = {'\n'};

  private ByteText() {}

  /** Reads UTF-8; a byte that is none becomes a surrogate of its own. */
  static String utf8(ByteString bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = bytes.asReadOnlyByteBuffer();
    CharBuffer out = CharBuffer.allocate(bytes.size() + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + Byte.toUnsignedInt(in.get())));
      }
      decoder.reset();
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** Turns what {@link #utf8} returned into the same bytes. */
  static ByteString utf8(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text, i)) {
        out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        out.write(text.charAt(i) - ESCAPE);
        from = i + 1;
      }
    }
    out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return ByteString.copyFrom(out.toByteArray());
  }

  private static boolean isEscape(String text, int i) {
    char c = text.charAt(i);
    boolean low = c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF;
    return low && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** Returns base 64 in lines, each with its end. */
  static String base64(ByteString bytes) {
    String text = Base64.getMimeEncoder(LINE, NEW_LINE).encodeToString(bytes.toByteArray());
    return text.isEmpty() ? text : text + "\n";
  }

  /** Reads base 64, with or without lines. */
  static ByteString base64(String text) {
    return ByteString.copyFrom(Base64.getMimeDecoder().decode(text));
  }

  /** Returns bytes as quoted printable, RFC 2045 section 6.7. */
  static String quoted(ByteString bytes) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < bytes.size(); i++) {
      int b = Byte.toUnsignedInt(bytes.byteAt(i));
      if (b == '\n') {
        text.append(line).append('\n');
        line.setLength(0);
        continue;
      }
      String piece = piece(b, i + 1 == bytes.size() || bytes.byteAt(i + 1) == '\n');
      if (line.length() + piece.length() >= LINE) {
        text.append(line).append("=\n");
        line.setLength(0);
      }
      line.append(piece);
    }
    return text.append(line).toString();
  }

  private static String piece(int b, boolean lastOfLine) {
    boolean blank = b == ' ' || b == '\t';
    boolean plain = blank ? !lastOfLine : b > ' ' && b <= '~' && b != '=';
    return plain ? Character.toString(b) : "=" + hexDigit(b >> 4) + hexDigit(b & 15);
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  /** Reads quoted printable. */
  static ByteString quotedBytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      } else if (c == '=' && i + 2 < text.length()) {
        out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
    return ByteString.copyFrom(out.toByteArray());
  }
}
