package criu.tests.kernel;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** What findmnt of util-linux shows of the namespace of a process. */
public final class FindMnt {
  private static final String COLUMNS = "TARGET,SOURCE,FSTYPE,OPTIONS,PROPAGATION";

  private FindMnt() {}

  /**
   * Returns a line for each mount, by target. Mounts on one another at one target stay in the order
   * in which they were mounted.
   */
  public static List<String> of(Resident resident) throws IOException {
    return of(resident, COLUMNS);
  }

  public static List<String> of(Resident resident, String columns) throws IOException {
    String task = Long.toString(resident.pid());
    return Command.run("findmnt", "-N", task, "--raw", "--noheadings", "-o", columns)
        .succeeded()
        .out()
        .lines()
        .sorted(Comparator.comparing(line -> line.substring(0, line.indexOf(' '))))
        .toList();
  }
}
