package criu.mount.render;

import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import java.util.List;

/** Renders the steps of a plan, in the order in which they are carried out. */
public final class PlanRenderer {

  private PlanRenderer() {}

  /** Returns a line for each step: its number, its mount, and what is done. */
  public static String text(List<Step> steps) {
    StringBuilder text = new StringBuilder(steps.size() * 64);
    int width = Integer.toString(steps.size()).length();
    for (int i = 0; i < steps.size(); i++) {
      String number = Integer.toString(i + 1);
      text.append(" ".repeat(width - number.length())).append(number).append("  ");
      text.append(steps.get(i).mount().label()).append(": ");
      text.append(StepText.of(steps.get(i))).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns an array with an object for each step: {@code kind}, {@code mount} (an id), {@code
   * mountpoint}, and {@code text}.
   */
  public static String json(List<Step> steps) {
    JsonText json = new JsonText().open('[');
    for (Step step : steps) {
      json.line().open('{').name("kind").string(step.getClass().getSimpleName());
      json.name("mount").number(step.mount().id());
      json.name("mountpoint").string(step.mount().mountpoint());
      json.name("text").string(StepText.of(step)).close('}');
    }
    return json.close(']') + "\n";
  }
}
