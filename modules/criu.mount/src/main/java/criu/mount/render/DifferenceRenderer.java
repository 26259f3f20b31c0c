package criu.mount.render;

import criu.mount.compare.Difference;
import java.util.List;

/** Lists differences, what was above what is. */
public final class DifferenceRenderer {
  private DifferenceRenderer() {}

  /** Returns three lines for each difference; nothing when there is none. */
  public static String text(List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    for (Difference difference : differences) {
      text.append(difference.mount()).append(": ").append(difference.property()).append('\n');
      text.append("  before  ").append(difference.before()).append('\n');
      text.append("  after   ").append(difference.after()).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns an array with an object for each: {@code mount}, {@code property} and the two texts.
   */
  public static String json(List<Difference> differences) {
    JsonText json = new JsonText().open('[');
    for (Difference difference : differences) {
      json.line().open('{').name("mount").string(difference.mount());
      json.name("property").string(difference.property());
      json.name("before").string(difference.before());
      json.name("after").string(difference.after()).close('}');
    }
    return json.close(']') + "\n";
  }
}
