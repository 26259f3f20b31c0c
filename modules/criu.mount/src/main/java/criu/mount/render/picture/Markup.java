package criu.mount.render.picture;

/** Texts in XML and HTML. Whoever chose the name of a mount must not choose what is drawn. */
public final class Markup {

  private Markup() {}

  /** Returns a text as it stands between tags and in quoted attributes. */
  public static String escape(Object text) {
    StringBuilder escaped = new StringBuilder();
    text.toString().codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder text, int c) {
    switch (c) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      case '\'' -> text.append("&#39;");
      default -> text.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
    }
  }

  /** Tells whether XML 1.0 (section 2.2) allows a character. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
