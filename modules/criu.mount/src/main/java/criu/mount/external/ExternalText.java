package criu.mount.external;

import criu.mount.external.ExternalMounts.Detection;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the values of {@code --external} and {@code --ext-mount-map}, one after the other. */
final class ExternalText {
  private static final String OPENING = "mnt[";
  private static final String MIDDLE = "]:";
  private static final String DETECTION = "mnt[]";
  private static final String RESERVED = "CRIU:";

  /** What else the option names for CRIU, which has processes to bring back too. */
  private static final List<String> OTHERS =
      List.of("file[", "tty[", "unix[", "net[", "pid[", "veth[", "macvlan[", "netdev[");

  private final Map<RawString, RawString> byLeft = new LinkedHashMap<>();
  private final List<String> ambiguities = new ArrayList<>();
  private final List<RawString> others = new ArrayList<>();
  private Optional<Detection> detection = Optional.empty();

  ExternalMounts mounts() {
    return new ExternalMounts(
        byLeft, Map.of(), detection, List.copyOf(ambiguities), List.copyOf(others));
  }

  /** Reads {@code mnt[LEFT]:RIGHT}, {@code mnt[]} or {@code mnt[]:LETTERS}. */
  void readExternal(RawString value) {
    String option = "--external " + value;
    if (value.startsWith(DETECTION)) {
      detect(option, value.substring(DETECTION.length()));
      return;
    }
    if (OTHERS.stream().anyMatch(value::startsWith)) {
      others.add(value);
      return;
    }
    int middle = value.latin1().lastIndexOf(MIDDLE);
    if (!value.startsWith(OPENING) || middle < 0) {
      throw new IllegalArgumentException(
          option
              + ": expected mnt[PATH]:KEY at dump, mnt[KEY]:PATH at restore, or mnt[] for mounts of"
              + " the host");
    }
    pair(
        option,
        value.substring(OPENING.length(), middle),
        value.substring(middle + MIDDLE.length()));
  }

  /** Reads {@code LEFT:RIGHT}, in which the left side ends at the first colon, or {@code auto}. */
  void readMap(RawString value) {
    String option = "--ext-mount-map " + value;
    if (value.is("auto")) {
      detect(option, RawString.EMPTY);
      return;
    }
    int colon = value.latin1().indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(
          option + ": expected PATH:KEY at dump, KEY:PATH at restore, or auto");
    }
    pair(option, value.substring(0, colon), value.substring(colon + 1));
  }

  private void detect(String option, RawString tail) {
    boolean letters = tail.startsWith(":") && tail.length() > 1;
    if (!tail.isEmpty() && !letters) {
      throw new IllegalArgumentException(option + ": expected mnt[], mnt[]:m, mnt[]:s or mnt[]:ms");
    }
    boolean peers = detection.filter(Detection::peers).isPresent();
    boolean masters = detection.filter(Detection::masters).isPresent();
    for (char letter : tail.latin1().toCharArray()) {
      switch (letter) {
        case ':' -> {}
        case 's' -> peers = true;
        case 'm' -> masters = true;
        default ->
            throw new IllegalArgumentException(
                option + ": the letters are m for masters and s for sharing, not " + letter);
      }
    }
    detection = Optional.of(new Detection(peers, masters));
  }

  private void pair(String option, RawString left, RawString right) {
    if (right.isEmpty()) {
      throw new IllegalArgumentException(option + ": nothing stands after the colon");
    }
    if (right.startsWith(RESERVED)) {
      throw new IllegalArgumentException(
          option + ": keys that begin with " + RESERVED + " have a meaning of their own in images");
    }
    Optional<RawString> earlier = Optional.ofNullable(byLeft.put(left, right));
    if (earlier.isPresent() && !earlier.get().equals(right)) {
      ambiguities.add(
          option
              + ": "
              + left
              + " was "
              + earlier.get()
              + " before, and the last option counts;"
              + " leave the others out");
    }
  }
}
