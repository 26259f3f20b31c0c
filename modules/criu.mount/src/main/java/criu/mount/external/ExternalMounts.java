package criu.mount.external;

import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the options of a run say of external mounts. At dump the left side of a pair is a mountpoint
 * and the right side the key that stands for it in the images; at restore the left side is the key
 * and the right side a path of the host. Immutable.
 */
public final class ExternalMounts {
  private final Map<RawString, RawString> byLeft;
  private final Map<RawString, RawString> defaults;
  private final Optional<Detection> detection;
  private final List<String> ambiguities;
  private final List<RawString> others;

  /**
   * Mounts of the host are to be found by themselves.
   *
   * @param peers whether those in peer groups of the host too
   * @param masters whether those that are slaves of such too
   */
  public record Detection(boolean peers, boolean masters) {}

  ExternalMounts(
      Map<RawString, RawString> byLeft,
      Map<RawString, RawString> defaults,
      Optional<Detection> detection,
      List<String> ambiguities,
      List<RawString> others) {
    this.byLeft = byLeft;
    this.defaults = defaults;
    this.detection = detection;
    this.ambiguities = ambiguities;
    this.others = others;
  }

  /** Reads the values of {@code --external} alone. */
  public static ExternalMounts parse(List<RawString> values) {
    return parse(values, List.of());
  }

  /**
   * Reads the values of the options; of two with the same left side the later one counts.
   *
   * @param externals values of {@code --external}: {@code mnt[LEFT]:RIGHT}, {@code mnt[]}, or that
   *     with the letters {@code m} and {@code s} behind a colon
   * @param maps values of {@code --ext-mount-map}: {@code LEFT:RIGHT} or {@code auto}
   * @throws IllegalArgumentException when a value has another form; the message shows it
   */
  public static ExternalMounts parse(List<RawString> externals, List<RawString> maps) {
    ExternalText text = new ExternalText();
    maps.forEach(text::readMap);
    externals.forEach(text::readExternal);
    return text.mounts();
  }

  /** Returns the same with pairs that count where no option has their left side. */
  public ExternalMounts withDefaults(Map<RawString, RawString> pairs) {
    return new ExternalMounts(byLeft, Map.copyOf(pairs), detection, ambiguities, others);
  }

  /** Returns the right side for a left side. */
  public Optional<RawString> get(RawString left) {
    return Optional.ofNullable(byLeft.get(left)).or(() -> Optional.ofNullable(defaults.get(left)));
  }

  /** Returns all left sides of options in the order they were given. */
  public Set<RawString> keys() {
    return byLeft.keySet();
  }

  /** Returns what is to be found without being named, if anything. */
  public Optional<Detection> detection() {
    return detection;
  }

  /** Returns the values that are not about mounts, but about what else CRIU brings back. */
  public List<RawString> others() {
    return others;
  }

  /** Returns a sentence for each left side that has more than one right side. */
  public List<String> ambiguities() {
    return ambiguities;
  }
}
