package criu.mount.dump;

import criu.mount.image.DumpedTasks;
import criu.mount.model.Task;
import java.io.IOException;
import java.util.List;

/**
 * The live tasks of a dump by their numbers here, with the numbers that images give to what they
 * use.
 *
 * @param dumper the objects of the program that dumps
 * @param tasks the tasks, the root task first
 */
record NumberedTasks(Task.Objects dumper, List<Task> tasks) {

  /** Reads the tasks; where CRIU has dumped them already, they have the numbers it gave. */
  static NumberedTasks of(DumpOptions options) throws IOException {
    TaskReader reader = new TaskReader();
    List<Task> live = reader.readTree(options.pid());
    if (!options.intoCriuImages()) {
      return new NumberedTasks(reader.own(), live);
    }
    DumpedTasks dumped = DumpedTasks.read(options.directory());
    return new NumberedTasks(
        dumped.dumper(), new CriuNumbers(options.directory(), dumped).of(live));
  }
}
