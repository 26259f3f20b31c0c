package criu.mount.render.svg;

import criu.mount.render.picture.DisplayWidth;
import criu.mount.render.picture.Markup;

/** Writes elements of SVG. Lengths are in pixels of CSS. */
final class SvgText {
  /** How wide a character is at 12 pixels in the fonts of the style sheet; a little is added. */
  private static final double CHARACTER = 7.3;

  private final StringBuilder text = new StringBuilder();

  /** Returns how wide a text is. */
  static int width(String shown) {
    return (int) Math.ceil(DisplayWidth.of(shown) * CHARACTER);
  }

  SvgText raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Begins a group of elements, which a pointer sees as one, with a text for it. */
  SvgText group(String title) {
    text.append("<g><title>").append(Markup.escape(title)).append("</title>\n");
    return this;
  }

  SvgText end() {
    text.append("</g>\n");
    return this;
  }

  SvgText text(int x, int y, String classes, String shown) {
    return text(x, y, classes, "", shown);
  }

  /** Writes a text whose beginning matters less. */
  SvgText text(int x, int y, String classes, String weak, String shown) {
    text.append("<text x=\"").append(x).append("\" y=\"").append(y).append('"');
    text.append(ofClass(classes)).append('>');
    if (!weak.isEmpty()) {
      text.append("<tspan class=\"weak\">").append(Markup.escape(weak)).append("</tspan>");
    }
    text.append(Markup.escape(shown)).append("</text>\n");
    return this;
  }

  SvgText rect(int x, int y, int width, int height, int radius, String classes) {
    text.append("<rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"");
    text.append(width).append("\" height=\"").append(height).append("\" rx=\"").append(radius);
    text.append('"').append(ofClass(classes)).append("/>\n");
    return this;
  }

  SvgText path(String way, String classes) {
    text.append("<path d=\"").append(way).append('"').append(ofClass(classes)).append("/>\n");
    return this;
  }

  private static String ofClass(String classes) {
    return classes.isEmpty() ? "" : " class=\"" + classes + "\"";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
