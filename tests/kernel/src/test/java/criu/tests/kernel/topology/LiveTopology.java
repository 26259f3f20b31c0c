package criu.tests.kernel.topology;

import criu.syscall.Kernel;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Namespaces made by operations; they live by their tasks until they are closed. */
final class LiveTopology implements AutoCloseable {
  static final int MOST_NAMESPACES = 4;

  private final Kernel kernel;
  private final Skeleton skeleton;
  private final Tasks tasks;
  private final List<Workplace> workplaces = new ArrayList<>();
  private int here;
  private int refused;

  private LiveTopology(Kernel kernel, Site site, Tasks tasks) {
    this.kernel = kernel;
    this.skeleton = new Skeleton(site);
    this.tasks = tasks;
  }

  static LiveTopology make(Kernel kernel, Site site, List<Operation> operations)
      throws IOException {
    Tasks tasks = Tasks.start(site);
    LiveTopology topology = new LiveTopology(kernel, site, tasks);
    try {
      topology.build(site, operations);
      return topology;
    } catch (IOException | RuntimeException e) {
      tasks.close();
      throw e;
    }
  }

  private void build(Site site, List<Operation> operations) throws IOException {
    try {
      workplaces.add(Workplace.enter(kernel, tasks.ids().getFirst()));
      for (Operation operation : operations) {
        carryOut(operation);
      }
      for (Workplace workplace : workplaces) {
        workplace.pivot(site);
      }
    } finally {
      workplaces.forEach(Workplace::close);
    }
  }

  private void carryOut(Operation operation) throws IOException {
    switch (operation) {
      case Operation.Unshare() -> unshare();
      case Operation.Enter(int namespace) -> here = Math.floorMod(namespace, workplaces.size());
      case Operation.Change change -> workplaces.get(here).run(() -> change(change));
    }
  }

  private void unshare() throws IOException {
    if (workplaces.size() < MOST_NAMESPACES) {
      long child = tasks.copy(workplaces.get(here).task());
      here = workplaces.size();
      workplaces.add(Workplace.enter(kernel, child));
    }
  }

  /** What the kernel refuses does nothing. */
  private void change(Operation.Change change) {
    try {
      change.run(kernel, skeleton);
    } catch (SyscallException e) {
      refused++;
    }
  }

  /** Returns a task of each namespace, the parent of the others first. */
  List<Long> tasks() {
    return tasks.ids();
  }

  /** Returns how many operations the kernel refused. */
  int refused() {
    return refused;
  }

  @Override
  public void close() throws IOException {
    tasks.close();
  }
}
