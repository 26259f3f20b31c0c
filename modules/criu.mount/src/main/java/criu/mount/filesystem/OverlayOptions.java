package criu.mount.filesystem;

import criu.mount.model.RawPaths;
import criu.syscall.FsConfig;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options of an overlay that are paths; see the kernel's documentation of overlayfs. */
public final class OverlayOptions {
  /** A list of paths, separated by colons that no backslash precedes. */
  private static final String LOWER = "lowerdir";

  private static final Set<String> ONE_PATH =
      Set.of("upperdir", "workdir", "lowerdir+", "datadir+");

  private OverlayOptions() {}

  /**
   * Returns the paths of all layers and of the working directory, without those that are not
   * absolute.
   *
   * @param options the options of the superblock, as mountinfo prints them
   */
  public static List<RawString> layers(RawString options) {
    List<RawString> layers = new ArrayList<>();
    for (FsConfig command : MountOptions.commands(options)) {
      if (command instanceof FsConfig.SetString(RawString key, RawString value)) {
        if (key.latin1().equals(LOWER)) {
          layers.addAll(split(value.latin1()));
        } else if (ONE_PATH.contains(key.latin1())) {
          layers.add(value);
        }
      }
    }
    layers.removeIf(layer -> !RawPaths.isWithin(RawPaths.ROOT, layer));
    return layers;
  }

  private static List<RawString> split(String paths) {
    List<RawString> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < paths.length(); i++) {
      char next = paths.charAt(i);
      if (next == ':') {
        parts.add(new RawString(part.toString()));
        part.setLength(0);
      } else {
        boolean escape = next == '\\' && i + 1 < paths.length();
        part.append(escape ? paths.charAt(++i) : next);
      }
    }
    parts.add(new RawString(part.toString()));
    return parts;
  }
}
