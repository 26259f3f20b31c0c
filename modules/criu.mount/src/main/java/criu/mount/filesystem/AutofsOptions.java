package criu.mount.filesystem;

import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The options of an autofs as mountinfo prints them; see autofs in the kernel's documentation.
 *
 * @param words the value of each option by its key; that of a word is empty
 */
public record AutofsOptions(Map<String, String> words) {
  private static final List<String> MODES = List.of("direct", "indirect", "offset");

  /** The options that name what of the daemon is left, which another autofs has differently. */
  private static final List<String> OF_THE_DAEMON = List.of("fd", "pgrp", "pipe_ino");

  /** Reads the options. */
  public static AutofsOptions of(RawString options) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : options.latin1().split(",", -1)) {
      int equals = word.indexOf('=');
      words.put(
          equals < 0 ? word : word.substring(0, equals),
          equals < 0 ? "" : word.substring(equals + 1));
    }
    return new AutofsOptions(words);
  }

  /** Tells whether no daemon is asked for anything any more. */
  public boolean isCatatonic() {
    return number("fd").orElse(-1) == -1;
  }

  /** Returns the descriptor of the daemon's pipe, -1 when it is catatonic. */
  public int descriptor() {
    return number("fd").orElse(-1);
  }

  /** Returns the process group of the daemon. */
  public int processGroup() {
    return number("pgrp").orElse(0);
  }

  /** Returns after how many seconds without use a mount expires, 0 for never. */
  public int timeout() {
    return number("timeout").orElse(0);
  }

  /** Returns the number of an option, if it is there and a number. */
  public OptionalInt number(String key) {
    String value = words.getOrDefault(key, "");
    try {
      return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Returns 0 for direct, 1 for indirect, 2 for offset, which is also the number in images. */
  public int mode() {
    for (int mode = 0; mode < MODES.size(); mode++) {
      if (words.containsKey(MODES.get(mode))) {
        return mode;
      }
    }
    return 1; // as the kernel has it
  }

  /** Returns the options with which such an autofs is mounted, besides pipe and process group. */
  public RawString forMount() {
    List<String> kept = new ArrayList<>();
    words.forEach((key, value) -> {
      if (!OF_THE_DAEMON.contains(key) && !key.equals("timeout") && !key.isEmpty()) {
        kept.add(value.isEmpty() ? key : key + "=" + value);
      }
    });
    return new RawString(String.join(",", kept));
  }

  /** Returns the options that two autofs have in common when they are the same to their users. */
  public RawString toCompare() {
    String timeout = "timeout=" + timeout();
    RawString others = forMount();
    return new RawString(others.isEmpty() ? timeout : timeout + "," + others.latin1());
  }
}
