package criu.mount.render;

import criu.mount.model.ContainerInfo;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what is known of the container of a checkpoint, as checkpointctl names it. */
public final class ContainerRenderer {
  private ContainerRenderer() {}

  /** Returns a line for each thing that is known, and an empty line. */
  public static String text(ContainerInfo container) {
    List<List<Cell>> rows = new ArrayList<>();
    words(container)
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            rows.add(row(name, value.toString()));
          }
        });
    ContainerInfo.Sizes sizes = container.sizes();
    rows.add(row("checkpoint size", size(sizes.checkpoint())));
    if (sizes.rootChanges() > 0) {
      rows.add(row("root fs diff size", size(sizes.rootChanges())));
    }
    return new Columns(TreeStyle.BOXES).align(rows) + "\n";
  }

  private static List<Cell> row(String name, String value) {
    return List.of(Cell.plain(name), Cell.plain(value));
  }

  /** Writes one object, in which nothing is left out. */
  static void json(ContainerInfo container, JsonText json) {
    json.open('{');
    words(container).forEach((name, value) -> json.name(camel(name)).string(value));
    json.name("checkpointSize").number(container.sizes().checkpoint());
    json.name("rootFsDiffSize").number(container.sizes().rootChanges());
    json.close('}');
  }

  private static Map<String, RawString> words(ContainerInfo container) {
    Map<String, RawString> words = new LinkedHashMap<>();
    words.put("container", container.name());
    words.put("image", container.image());
    words.put("id", container.id());
    words.put("runtime", container.runtime());
    words.put("created", container.created());
    words.put("checkpointed", container.checkpointed());
    words.put("engine", container.engine());
    words.put("ip", container.ip());
    words.put("pod", container.pod());
    words.put("namespace", container.namespace());
    return words;
  }

  private static String camel(String name) {
    return name.equals("container") ? "name" : name;
  }

  private static String size(long bytes) {
    return bytes + " bytes";
  }
}
