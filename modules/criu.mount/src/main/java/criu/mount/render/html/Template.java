package criu.mount.render.html;

import java.util.Map;
import java.util.Optional;

/**
 * A text with places to fill in, each written <code>{{name}}</code>.
 *
 * @param text the text
 */
record Template(String text) {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /** Returns the text with its places filled, once: what is filled in has no places. */
  String filled(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = text.indexOf(CLOSE, open);
      String name = text.substring(open + OPEN.length(), close);
      filled.append(text, from, open).append(Optional.ofNullable(values.get(name)).orElseThrow());
      from = close + CLOSE.length();
    }
    return filled.append(text, from, text.length()).toString();
  }
}
