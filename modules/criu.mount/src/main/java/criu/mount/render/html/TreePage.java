package criu.mount.render.html;

import criu.mount.render.JsonRenderer;
import criu.mount.render.view.View;
import java.util.List;

/** The page of show: mounts as a tree to search and fold, with all that is known of each. */
public final class TreePage {
  private static final List<String> STYLES = List.of("page.css", "tree.css");

  private static final List<String> SCRIPTS =
      List.of(
          "theme.js",
          "dom.js",
          "list.js",
          "model.js",
          "sharing.js",
          "details.js",
          "search.js",
          "tree.js");

  private TreePage() {}

  /** Returns the page of a view. Its data are those of {@link JsonRenderer}. */
  public static String html(View view) {
    return new Page("tree", view.title(), STYLES, SCRIPTS, JsonRenderer.json(view)).html();
  }
}
