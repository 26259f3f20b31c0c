package criu.mount.render.html;

import criu.mount.model.Mount;
import criu.mount.plan.Step;
import criu.mount.plan.StepText;
import criu.mount.render.JsonRenderer;
import criu.mount.render.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of plan: the steps in order, beside the tree as each leaves it. */
public final class PlanPage {
  private static final List<String> STYLES = List.of("page.css", "plan.css");
  private static final List<String> SCRIPTS = List.of("theme.js", "dom.js", "list.js", "plan.js");

  private PlanPage() {}

  /**
   * Returns the page.
   *
   * @param title what is planned
   * @param steps the steps; every mount of the tree has one
   */
  public static String html(String title, List<Step> steps) {
    Map<Integer, Mount> mounts = new LinkedHashMap<>();
    steps.forEach(step -> mounts.putIfAbsent(step.mount().id(), step.mount()));
    JsonText json = new JsonText().open('{');
    json.name("mounts").open('[');
    mounts.values().forEach(mount -> JsonRenderer.appendMount(json.line(), mount));
    json.close(']').name("steps").open('[');
    steps.forEach(step -> append(json.line(), step));
    json.close(']').close('}');
    return new Page("plan", title, STYLES, SCRIPTS, json.toString()).html();
  }

  private static void append(JsonText json, Step step) {
    json.open('{').name("mount").number(step.mount().id());
    json.name("text").string(StepText.of(step));
    json.name("does").string(StepEffect.of(step).word()).close('}');
  }
}
