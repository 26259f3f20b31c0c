package criu.mount.image;

import criu.mount.image.proto.KernelObjectsEntry;
import criu.mount.image.proto.PstreeEntry;
import criu.mount.model.Task;
import java.util.List;

/** Turns records of tasks and of their kernel objects into values, and back. */
final class TaskImages {

  /** The objects of a task that the images tell nothing of. */
  static final Task.Objects NO_OBJECTS = new Task.Objects(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private TaskImages() {}

  /** Returns the task, still without its objects. */
  static Task decode(PstreeEntry entry, ImagePlace place) throws ImageException {
    place.require(entry.hasPid(), "pid");
    place.require(entry.hasPpid(), "ppid");
    place.require(entry.hasPgid(), "pgid");
    place.require(entry.hasSid(), "sid");
    place.check(entry.getPid() > 0, "pid", "it is not the id of a task");
    return new Task(
        entry.getPid(),
        entry.getPpid(),
        entry.getPgid(),
        entry.getSid(),
        List.copyOf(entry.getThreadsList()),
        NO_OBJECTS);
  }

  static Task withObjects(Task task, Task.Objects objects) {
    return new Task(
        task.pid(), task.parentPid(), task.groupId(), task.sessionId(), task.threads(), objects);
  }

  static PstreeEntry encode(Task task) {
    return PstreeEntry.newBuilder()
        .setPid(task.pid())
        .setPpid(task.parentPid())
        .setPgid(task.groupId())
        .setSid(task.sessionId())
        .addAllThreads(task.threads())
        .build();
  }

  static Task.Objects decode(KernelObjectsEntry entry, ImagePlace place) throws ImageException {
    place.require(entry.hasVmId(), "vm_id");
    place.require(entry.hasFilesId(), "files_id");
    place.require(entry.hasFsId(), "fs_id");
    place.require(entry.hasSighandId(), "sighand_id");
    return new Task.Objects(
        entry.getVmId(),
        entry.getFilesId(),
        entry.getFsId(),
        entry.getSighandId(),
        entry.getPidNsId(),
        entry.getNetNsId(),
        entry.getIpcNsId(),
        entry.getUtsNsId(),
        entry.getMntNsId(),
        entry.getUserNsId(),
        entry.getCgroupNsId(),
        entry.getTimeNsId());
  }

  /** Returns the record; a namespace that the kernel does not have is left out. */
  static KernelObjectsEntry encode(Task.Objects objects) {
    KernelObjectsEntry.Builder entry =
        KernelObjectsEntry.newBuilder()
            .setVmId(objects.vm())
            .setFilesId(objects.files())
            .setFsId(objects.fs())
            .setSighandId(objects.sighand())
            .setPidNsId(objects.pid())
            .setNetNsId(objects.net())
            .setIpcNsId(objects.ipc())
            .setUtsNsId(objects.uts())
            .setMntNsId(objects.mnt());
    if (objects.user() != 0) {
      entry.setUserNsId(objects.user());
    }
    if (objects.cgroup() != 0) {
      entry.setCgroupNsId(objects.cgroup());
    }
    if (objects.time() != 0) {
      entry.setTimeNsId(objects.time());
    }
    return entry.build();
  }
}
