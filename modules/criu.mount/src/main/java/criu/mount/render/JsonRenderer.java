package criu.mount.render;

import criu.mount.model.ContainerInfo;
import criu.mount.model.Mount;
import criu.mount.model.MountInfoWords;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.Superblock;
import criu.mount.model.Visibility;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a mount tree as JSON.
 *
 * <p>The mounts are a flat list in the order of mountinfo and name their parents and children by
 * id: trees may be deeper than readers of JSON can nest. Names are texts as people read them; a
 * control character, a backslash or a byte that is not UTF-8 is a backslash and three octal digits
 * in the text, which keeps every name distinct.
 */
public final class JsonRenderer {
  private JsonRenderer() {}

  /** Returns one object with the id of the root and the list of mounts, one mount a line. */
  public static String json(MountTree tree) {
    return json(tree, Optional.empty());
  }

  /** Returns the same, with what is known of a container before it. */
  public static String json(MountTree tree, Optional<ContainerInfo> container) {
    Set<Integer> hidden = Visibility.hidden(tree);
    JsonText json = new JsonText().open('{');
    container.ifPresent(known -> ContainerRenderer.json(known, json.name("container")));
    json.name("root").number(tree.root().id());
    json.name("mounts").open('[');
    for (Mount mount : tree.mounts()) {
      json.line();
      appendMount(json, tree, mount, hidden.contains(mount.id()));
    }
    return json.close(']').close('}') + "\n";
  }

  private static void appendMount(JsonText json, MountTree tree, Mount mount, boolean hidden) {
    json.open('{').name("id").number(mount.id());
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
    json.name("hidden").bool(hidden);
    json.name("children").open('[');
    tree.children(mount).forEach(child -> json.number(child.id()));
    json.close(']').close('}');
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
