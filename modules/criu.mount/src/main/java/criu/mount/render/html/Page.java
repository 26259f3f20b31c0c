package criu.mount.render.html;

import criu.mount.render.picture.Markup;
import java.util.List;
import java.util.Map;

/**
 * One self-contained page.
 *
 * @param kind the class of its body
 * @param title what it shows, in anybody's words
 * @param styles the names of its style sheets
 * @param scripts the names of its scripts, in the order in which they are run
 * @param data what the scripts draw, as JSON
 */
record Page(String kind, String title, List<String> styles, List<String> scripts, String data) {

  /** Returns the page as a file. */
  String html() {
    String style = joined(styles);
    String script = "'use strict';\n" + joined(scripts);
    return new Template(Resources.text("page.html"))
        .filled(
            Map.of(
                "policy", policy(style, script),
                "title", Markup.escape(title),
                "style", style,
                "kind", kind,
                "tools", Resources.text(kind + "-tools.html"),
                "body", Resources.text(kind + "-body.html"),
                "data", harmless(data),
                "script", script));
  }

  /**
   * Allows this style and this script, and nothing else: what a name of a mount might smuggle in is
   * not run, and nothing is fetched from anywhere.
   */
  private static String policy(String style, String script) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '"
        + Resources.hash(style)
        + "'; script-src '"
        + Resources.hash(script)
        + "'";
  }

  /** Data cannot end the element it stands in: there is no angle bracket in it. */
  private static String harmless(String json) {
    return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  private static String joined(List<String> names) {
    return String.join("", names.stream().map(Resources::text).toList());
  }
}
