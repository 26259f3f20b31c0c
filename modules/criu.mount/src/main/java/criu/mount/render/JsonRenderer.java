package criu.mount.render;

import criu.mount.model.ContainerInfo;
import criu.mount.model.Mount;
import criu.mount.model.MountInfoWords;
import criu.mount.model.Origin;
import criu.mount.model.Superblock;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import java.util.Optional;

/**
 * Writes mount trees as JSON; {@code docs/show.schema.json} describes it, and grows but does not
 * change.
 *
 * <p>The mounts are a flat list in the order of mountinfo and name their parents and children by
 * id: trees may be deeper than readers of JSON can nest. Names are texts as people read them; a
 * control character, a backslash or a byte that is not UTF-8 is a backslash and three octal digits
 * in the text, which keeps every name distinct.
 */
public final class JsonRenderer {
  private JsonRenderer() {}

  /**
   * Returns one object with the namespaces, one mount a line, and with the problems if somebody
   * looked for them.
   */
  public static String json(View view) {
    return json(view, Optional.empty());
  }

  /** Returns the same, with what is known of a container. */
  public static String json(View view, Optional<ContainerInfo> container) {
    JsonText json = new JsonText().open('{');
    json.name("title").string(view.title());
    container.ifPresent(known -> ContainerRenderer.json(known, json.name("container")));
    json.name("namespaces").open('[');
    view.namespaces().forEach(namespace -> append(json.line(), namespace));
    json.close(']');
    view.problems()
        .ifPresent(problems -> {
          json.name("problems").open('[');
          problems.forEach(problem -> ProblemRenderer.append(json.line(), problem));
          json.close(']');
        });
    return json.close('}') + "\n";
  }

  private static void append(JsonText json, ShownNamespace namespace) {
    json.open('{').name("id").number(namespace.id());
    json.name("root").number(namespace.tree().root().id());
    json.name("mounts").open('[');
    namespace.mounts().forEach(mount -> appendMount(json.line(), namespace, mount));
    json.close(']').close('}');
  }

  private static void appendMount(JsonText json, ShownNamespace namespace, Mount mount) {
    json.open('{');
    appendProperties(json, mount);
    json.name("hidden").bool(namespace.isHidden(mount));
    json.name("stacked").bool(namespace.isStacked(mount));
    json.name("matched").bool(namespace.isMatched(mount));
    json.name("children").open('[');
    namespace.children(mount).forEach(child -> json.number(child.id()));
    json.close(']').close('}');
  }

  /** Appends an object of what a mount is by itself, without its place among others. */
  public static void appendMount(JsonText json, Mount mount) {
    json.open('{');
    appendProperties(json, mount);
    json.close('}');
  }

  private static void appendProperties(JsonText json, Mount mount) {
    json.name("id").number(mount.id());
    json.name("parent").number(mount.parentId());
    json.name("mountpoint").string(mount.mountpoint());
    json.name("root").string(mount.root());
    json.name("rootDeleted").bool(mount.rootDeleted());
    json.name("flags").strings(MountInfoWords.ofMount(mount.flags()));
    appendSuperblock(json, mount.superblock());
    json.name("peerGroup").number(mount.sharing().groupId());
    json.name("masterGroup").number(mount.sharing().masterId());
    json.name("unbindable").bool(mount.sharing().unbindable());
    appendOrigin(json, mount.origin());
  }

  private static void appendSuperblock(JsonText json, Superblock superblock) {
    json.name("device").string(superblock.device());
    json.name("type").string(superblock.type());
    json.name("source").string(superblock.source());
    json.name("superblockFlags").strings(MountInfoWords.ofSuperblock(superblock.flags()));
    json.name("options").string(superblock.options());
  }

  private static void appendOrigin(JsonText json, Origin origin) {
    json.name("origin");
    switch (origin) {
      case Origin.Tree() -> json.string("tree");
      case Origin.External(var key, _) -> json.string("external").name("key").string(key);
      case Origin.AutoExternal(_) -> json.string("auto-external");
      case Origin.DeviceExternal() -> json.string("device");
      case Origin.Plugin() -> json.string("plugin");
    }
  }
}
