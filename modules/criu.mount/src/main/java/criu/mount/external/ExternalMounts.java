package criu.mount.external;

import criu.syscall.RawString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code --external mnt[LEFT]:RIGHT} options of a run. At dump the left side is a mountpoint
 * and the right side the key that stands for it in the images; at restore the left side is the key
 * and the right side a path of the host.
 */
public final class ExternalMounts {
  private static final String OPENING = "mnt[";
  private static final String MIDDLE = "]:";

  private final Map<RawString, RawString> byLeft;

  private ExternalMounts(Map<RawString, RawString> byLeft) {
    this.byLeft = byLeft;
  }

  /**
   * Reads the values of the option; of two with the same left side the later one wins.
   *
   * @throws IllegalArgumentException when a value has another form; the message shows it
   */
  public static ExternalMounts parse(List<RawString> values) {
    Map<RawString, RawString> byLeft = new LinkedHashMap<>();
    for (RawString value : values) {
      int middle = value.latin1().lastIndexOf(MIDDLE);
      if (!value.startsWith(OPENING) || middle <= OPENING.length()) {
        throw new IllegalArgumentException(
            "--external " + value + ": expected mnt[PATH]:KEY at dump or mnt[KEY]:PATH at restore");
      }
      byLeft.put(
          value.substring(OPENING.length(), middle), value.substring(middle + MIDDLE.length()));
    }
    return new ExternalMounts(byLeft);
  }

  /** Returns the right side for a left side. */
  public Optional<RawString> get(RawString left) {
    return Optional.ofNullable(byLeft.get(left));
  }

  /** Returns all left sides in the order they were given. */
  public Set<RawString> keys() {
    return byLeft.keySet();
  }
}
