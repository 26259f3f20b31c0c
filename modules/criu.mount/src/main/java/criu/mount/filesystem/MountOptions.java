package criu.mount.filesystem;

import criu.syscall.FsConfig;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;

/** Turns the options of a superblock, as mountinfo prints them, into configuration commands. */
public final class MountOptions {

  private static final String ESCAPED_BACKSLASH = "\\134";

  private MountOptions() {}

  /**
   * Returns a command for each option. Options are separated by commas that no backslash precedes;
   * octal escapes are decoded, any other backslash belongs to the file system and stays.
   */
  public static List<FsConfig> commands(RawString options) {
    List<FsConfig> commands = new ArrayList<>();
    for (RawString option : split(options)) {
      int equals = option.latin1().indexOf('=');
      commands.add(
          equals <= 0
              ? new FsConfig.SetFlag(unescape(option))
              : new FsConfig.SetString(
                  unescape(option.substring(0, equals)), unescape(option.substring(equals + 1))));
    }
    return commands;
  }

  /**
   * Returns the options as {@code mount(2)} takes them. A comma inside of a value gets a backslash
   * in front, as overlay has it.
   */
  public static RawString data(List<FsConfig> commands) {
    StringBuilder data = new StringBuilder();
    for (FsConfig command : commands) {
      String separator = data.isEmpty() ? "" : ",";
      switch (command) {
        case FsConfig.SetFlag(RawString key) -> data.append(separator).append(key.latin1());
        case FsConfig.SetString(RawString key, RawString value) ->
            data.append(separator).append(key.latin1()).append('=').append(escapeCommas(value));
        case FsConfig.SetDescriptor _ ->
            throw new IllegalArgumentException("a descriptor is no text: " + command);
        case FsConfig.Create() -> {}
        case FsConfig.Reconfigure() -> {}
      }
    }
    return new RawString(data.toString());
  }

  private static String escapeCommas(RawString value) {
    String text = value.latin1();
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean bare = text.charAt(i) == ',' && (i == 0 || text.charAt(i - 1) != '\\');
      escaped.append(bare ? "\\" : "").append(text.charAt(i));
    }
    return escaped.toString();
  }

  private static List<RawString> split(RawString options) {
    List<RawString> parts = new ArrayList<>();
    String text = options.latin1();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length() || (text.charAt(i) == ',' && !isEscaped(text, i));
      if (end && i > from) {
        parts.add(options.substring(from, i));
      }
      from = end ? i + 1 : from;
    }
    return parts;
  }

  private static boolean isEscaped(String text, int comma) {
    return comma > 0
        && (text.charAt(comma - 1) == '\\' || text.startsWith(ESCAPED_BACKSLASH, comma - 4));
  }

  private static RawString unescape(RawString escaped) {
    String text = escaped.latin1();
    if (text.indexOf('\\') < 0) {
      return escaped;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (isOctalEscape(text, i)) {
        plain.append((char) (Integer.parseInt(text, i + 1, i + 4, 8) & 0xFF));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return new RawString(plain.toString());
  }

  private static boolean isOctalEscape(String text, int at) {
    boolean octal = text.charAt(at) == '\\' && at + 3 < text.length();
    for (int i = at + 1; octal && i <= at + 3; i++) {
      octal = text.charAt(i) >= '0' && text.charAt(i) <= '7';
    }
    return octal;
  }
}
