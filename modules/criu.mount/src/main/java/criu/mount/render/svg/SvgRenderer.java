package criu.mount.render.svg;

import criu.mount.render.picture.Markup;
import criu.mount.render.picture.Palette;
import criu.mount.render.view.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Draws mounts as SVG 1.1 with a style sheet: light or dark as the reader prefers. Nothing else is
 * needed to look at it, and nothing is fetched.
 */
public final class SvgRenderer {
  private static final String STYLE = "picture.css";

  private SvgRenderer() {}

  /** Returns the drawing of a view. */
  public static String svg(View view) {
    Layout layout = new Layout(view);
    Palette palette = new Palette(view);
    int width = layout.page();
    int height = layout.bottom + Legend.HEIGHT;
    SvgText svg = new SvgText();
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\"");
    svg.raw(" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\"");
    svg.raw(" role=\"img\" aria-labelledby=\"title\">\n");
    svg.raw("<title id=\"title\">" + Markup.escape("Mounts: " + view.title()) + "</title>\n");
    svg.raw("<style>\n" + style() + "</style>\n");
    drawHead(svg, layout);
    new TreePart(layout, palette, svg).draw();
    new SharingPart(layout, palette, svg).draw();
    new Legend(layout, palette, svg).draw(layout.bottom + 34);
    return svg.raw("</svg>\n").toString();
  }

  private static void drawHead(SvgText svg, Layout layout) {
    String title = layout.view.title();
    svg.text(Layout.MARGIN, 34, "title", title.isEmpty() ? "mounts" : title);
    svg.text(Layout.MARGIN, 54, "note", Counts.of(layout.view));
    svg.text(Layout.MARGIN, 82, "head", "mountpoint");
    svg.text(layout.type, 82, "head", "type");
    svg.text(layout.source, 82, "head", "source");
    if (layout.lanes > layout.rings) {
      svg.text(layout.rings, 82, "head", "peers");
    }
  }

  private static String style() {
    try (InputStream style =
        Objects.requireNonNull(SvgRenderer.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
