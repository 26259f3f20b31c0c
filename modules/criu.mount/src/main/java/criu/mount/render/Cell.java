package criu.mount.render;

import criu.mount.render.picture.DisplayWidth;

/**
 * A text in a row.
 *
 * @param text the text
 * @param ink how it is shown where there are colours
 */
record Cell(String text, Ink ink) {

  static Cell plain(String text) {
    return new Cell(text, Ink.PLAIN);
  }

  int width() {
    return DisplayWidth.of(text);
  }
}
