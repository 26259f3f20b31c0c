package criu.plugin.testkit;

import java.util.regex.Pattern;

/** What names plugins and their files may have. */
final class Names {
  private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Names() {}

  static boolean isGood(String name) {
    return GOOD.matcher(name).matches();
  }
}
