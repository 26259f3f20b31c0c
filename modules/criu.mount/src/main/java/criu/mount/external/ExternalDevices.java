package criu.mount.external;

import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code --external dev[LEFT]:RIGHT} options of a run. At dump the left side is a device as
 * {@code MAJOR/MINOR} and the right side the name that stands for it in the images; at restore the
 * left side is the name and the right side the path of a block device of the host.
 */
public final class ExternalDevices {
  private static final String OPENING = "dev[";
  private static final String MIDDLE = "]:";

  /** No device at all. */
  public static final ExternalDevices NONE = new ExternalDevices(Map.of());

  private final Map<RawString, RawString> byLeft;

  private ExternalDevices(Map<RawString, RawString> byLeft) {
    this.byLeft = byLeft;
  }

  /** Tells whether a value of {@code --external} is about a device. */
  public static boolean isOne(RawString value) {
    return value.startsWith(OPENING);
  }

  /**
   * Reads those values of the option that are about devices; of two with the same left side the
   * later one wins.
   *
   * @throws IllegalArgumentException when such a value has another form; the message shows it
   */
  public static ExternalDevices parse(List<RawString> values) {
    Map<RawString, RawString> byLeft = new LinkedHashMap<>();
    for (RawString value : values) {
      if (isOne(value)) {
        int middle = value.latin1().lastIndexOf(MIDDLE);
        int right = middle + MIDDLE.length();
        if (middle <= OPENING.length() || right == value.length()) {
          throw new IllegalArgumentException(
              "--external "
                  + value
                  + ": expected dev[MAJOR/MINOR]:NAME at dump or dev[NAME]:PATH at restore");
        }
        byLeft.put(value.substring(OPENING.length(), middle), value.substring(right));
      }
    }
    return new ExternalDevices(byLeft);
  }

  /** Returns the right side for a left side. */
  public Optional<RawString> get(RawString left) {
    return Optional.ofNullable(byLeft.get(left));
  }

  /** Returns the left sides in the order they were given. */
  public Set<RawString> keys() {
    return byLeft.keySet();
  }

  /** Returns how a device is named at dump. */
  public static RawString left(Device device) {
    return new RawString(
        Integer.toUnsignedString(device.major()) + "/" + Integer.toUnsignedString(device.minor()));
  }

  /** Returns what stands in the images in place of the source of a device with a name. */
  public static RawString source(RawString name) {
    return new RawString(OPENING).plus(name).plus(new RawString("]"));
  }

  /** Returns the name that a {@link #source} holds; of anything else, the whole of it. */
  public static RawString name(RawString source) {
    boolean named = source.startsWith(OPENING) && source.endsWith("]");
    return named ? source.substring(OPENING.length(), source.length() - 1) : source;
  }
}
