package criu.tests.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The mount trees that findmnt shows of tasks, with numbers that mean nothing by themselves given
 * anew: two lists are the same when the trees, the sharing of file systems and the peer groups are,
 * within a namespace and across.
 */
public final class ShownTree {
  private static final String COLUMNS =
      "ID,PARENT,TARGET,SOURCE,FSTYPE,FSROOT,VFS-OPTIONS,FS-OPTIONS,PROPAGATION,MAJ:MIN,OPT-FIELDS";

  private static final int TARGET = 2;
  private static final int OPTIONS = 7;
  private static final int DEVICE = 9;
  private static final int FIELDS = 10;

  /** A superblock without a device: its number is the next free one. */
  private static final Pattern ANONYMOUS = Pattern.compile("^0:\\d+$");

  private static final Pattern GROUP = Pattern.compile("(?<=:)\\d+");

  /** Of an autofs that nobody serves: the process group that is told of no mount. */
  private static final Pattern PROCESS_GROUP = Pattern.compile("(?<=,pgrp=)\\d+");

  private final Map<String, String> devices = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private ShownTree() {}

  /** Returns a line for each mount of each task's namespace, parents first. */
  public static List<String> of(List<Long> tasks) throws IOException {
    ShownTree tree = new ShownTree();
    for (long task : tasks) {
      tree.add(task);
    }
    return List.copyOf(tree.lines);
  }

  private void add(long task) throws IOException {
    String text =
        Command.run("findmnt", "-N", Long.toString(task), "--raw", "--noheadings", "-o", COLUMNS)
            .succeeded()
            .out();
    List<String[]> rows = text.lines().map(line -> line.split(" ", -1)).toList();
    List<String> ids = rows.stream().map(row -> row[0]).toList();
    Map<String, List<String[]>> children = new HashMap<>();
    List<String[]> roots = new ArrayList<>();
    for (String[] row : rows) {
      boolean root = !ids.contains(row[1]) || row[0].equals(row[1]);
      (root ? roots : children.computeIfAbsent(row[1], key -> new ArrayList<>())).add(row);
    }
    roots.forEach(root -> show("", root, children));
  }

  private void show(String indent, String[] row, Map<String, List<String[]>> children) {
    row[DEVICE] = ANONYMOUS.matcher(row[DEVICE]).replaceAll(match -> number(devices, match));
    row[FIELDS] = GROUP.matcher(row[FIELDS]).replaceAll(match -> number(groups, match));
    row[OPTIONS] = PROCESS_GROUP.matcher(row[OPTIONS]).replaceAll("any");
    lines.add(indent + String.join(" ", List.of(row).subList(TARGET, row.length)));
    children.getOrDefault(row[0], List.of()).stream()
        .sorted(Comparator.comparing(child -> child[TARGET]))
        .forEach(child -> show(indent + "  ", child, children));
  }

  private static String number(Map<String, String> numbers, MatchResult old) {
    return numbers.computeIfAbsent(old.group(), key -> "#" + numbers.size());
  }
}
