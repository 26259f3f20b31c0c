package criu.manual;

/** Words as roff reads them. */
final class RoffText {

  private RoffText() {}

  /** Returns text that stands for itself. */
  static String plain(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(
          switch (c) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> String.valueOf(c);
          });
    }
    return escaped.toString();
  }

  /** Returns marked-up words as bold ones. */
  static String bold(String text) {
    return "\\fB" + plain(text) + "\\fR";
  }

  /** Returns a line that begins with no sign of a request. */
  static String line(String text) {
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  /** Returns the argument of a request, in quotes. */
  static String argument(String text) {
    return "\"" + plain(text).replace("\"", "\\(dq") + "\"";
  }
}
