package criu.plugin.loader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a plugin that comes with criu-mount as far as no code of it runs, and forgets it: what the
 * JDK needs for that is in place then when those of the user are loaded. Nothing is done here that
 * loading them does not do, so that it makes no difference where it is cut short.
 */
public final class Rehearsal {
  private static final String FIRST = "secrets.jar";

  private Rehearsal() {}

  /**
   * Begins, on a thread of its own that ends when it is done.
   *
   * @param bundled the directory of the plugins that come with criu-mount; nothing is done without
   */
  public static void begin(Path bundled) {
    Path jar = bundled.resolve(FIRST);
    Thread thread = new Thread(() -> rehearse(jar), "rehearsal");
    thread.setDaemon(true);
    thread.start();
  }

  private static void rehearse(Path jar) {
    if (!Files.isRegularFile(jar)) {
      return;
    }
    try {
      List<PluginJar> jars = List.of(new JarReader().read(jar));
      PluginEntry entry = new PluginEntry(jar, List.of(jar));
      EntryLayer.of(entry, jars, Loading.ownLayer(), false);
    } catch (PluginLoadException e) {
      return; // it is found again, and told, when that plugin is asked for
    }
  }
}
