package criu.tests.kernel.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a page says is printed. Numbers stand for any number, three dots in a line for any words, a
 * line of three dots for any lines; runs of spaces are alike, because columns follow the longest
 * word; and mounts on the same root come in any order.
 */
final class ShownText {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern SPACES = Pattern.compile("[ ─]+");
  private static final String DOTS = "...";

  /** What differs between hosts: the device and the type of the root. */
  private static final Pattern DEVICE = Pattern.compile("/dev/(vd|sd|xvd|nvme|dm-|mapper/)[\\w-]*");

  private static final Pattern TYPE = Pattern.compile("\\b(ext4|xfs|btrfs|overlay)\\b");

  /** What bash says of a process that is ended. */
  private static final Pattern ENDED = Pattern.compile(".*: line 0: 0 (Terminated|Killed) .*");

  private ShownText() {}

  /** Tells whether what was printed is what a page says. */
  static boolean matches(String shown, String printed) {
    return matches(lines(shown), lines(printed));
  }

  private static List<String> lines(String text) {
    List<String> lines =
        text.lines()
            .map(ShownText::alike)
            .filter(line -> !line.isEmpty() && !ENDED.matcher(line).matches())
            .toList();
    return lines.stream().anyMatch(line -> line.startsWith("│")) ? lines : withSortedLeaves(lines);
  }

  /** Sorts the mounts below one root: findmnt shows them by ids, which the kernel uses again. */
  private static List<String> withSortedLeaves(List<String> lines) {
    List<String> sorted = new ArrayList<>();
    TreeSet<String> leaves = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("├") || line.startsWith("└")) {
        leaves.add("├" + line.substring(1));
      } else {
        sorted.addAll(leaves);
        leaves.clear();
        sorted.add(line);
      }
    }
    sorted.addAll(leaves);
    return sorted;
  }

  private static String alike(String line) {
    String sameHost = TYPE.matcher(DEVICE.matcher(line).replaceAll("/dev/vda")).replaceAll("ext4");
    String sameNumbers = NUMBER.matcher(sameHost).replaceAll("0");
    return SPACES.matcher(sameNumbers).replaceAll(" ").strip();
  }

  private static boolean matches(List<String> shown, List<String> printed) {
    if (shown.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.getFirst().equals(DOTS)) {
      for (int from = 0; from <= printed.size(); from++) {
        if (matches(rest, printed.subList(from, printed.size()))) {
          return true;
        }
      }
      return false;
    }
    return !printed.isEmpty()
        && pattern(shown.getFirst()).matcher(printed.getFirst()).matches()
        && matches(rest, printed.subList(1, printed.size()));
  }

  private static Pattern pattern(String line) {
    StringBuilder pattern = new StringBuilder();
    for (String part : line.split(Pattern.quote(DOTS), -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }
}
