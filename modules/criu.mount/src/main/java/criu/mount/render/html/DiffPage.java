package criu.mount.render.html;

import criu.mount.compare.ChangedMount;
import criu.mount.render.DifferenceJson;
import java.util.List;

/** The page of diff: two trees side by side, each mount beside what became of it. */
public final class DiffPage {
  private static final List<String> STYLES = List.of("page.css", "diff.css");
  private static final List<String> SCRIPTS = List.of("theme.js", "dom.js", "list.js", "diff.js");

  private DiffPage() {}

  /**
   * Returns the page.
   *
   * @param before what the tree before is of
   * @param after what the tree after is of
   * @param roots the roots of both together
   */
  public static String html(String before, String after, List<ChangedMount> roots) {
    String data = DifferenceJson.tree(before, after, roots);
    return new Page("diff", before + " and " + after, STYLES, SCRIPTS, data).html();
  }
}
