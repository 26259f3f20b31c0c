package criu.mount.dump;

import criu.mount.compare.Difference;
import criu.mount.compare.MountChanges;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Task;
import criu.mount.model.UnknownFlag;
import criu.mount.model.UserNamespace;
import criu.mount.procfs.MountInfo;
import criu.mount.procfs.MountInfoParser;
import criu.mount.procfs.MountInfoReading;
import criu.syscall.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process tree and its mount namespaces as they are before anything is written.
 *
 * @param tasks the tasks, the root task first
 * @param namespaces their mount namespaces, that of the root task first
 * @param texts the content of each namespace's mountinfo
 * @param infos what that says, with owners among the options as they are inside
 * @param user the user namespace of the tasks, when it is not that of this process
 * @param forest the namespaces as they were read
 */
record LiveTree(
    List<Task> tasks,
    List<LiveNamespace> namespaces,
    List<byte[]> texts,
    List<MountInfo> infos,
    Optional<UserNamespace> user,
    MountForest forest) {

  static LiveTree read(NumberedTasks numbered) throws IOException {
    List<Task> tasks = numbered.tasks();
    List<LiveNamespace> namespaces = LiveNamespace.of(tasks, numbered.dumper().mnt());
    List<byte[]> texts = new ArrayList<>();
    List<MountInfo> infos = new ArrayList<>();
    for (LiveNamespace namespace : namespaces) {
      MountInfoReading reading = MountInfoReading.of(namespace.mountInfoFile());
      texts.add(reading.text());
      infos.add(LiveUserNamespace.inside(reading.info(), tasks.getFirst().pid()));
    }
    Optional<UserNamespace> user = LiveUserNamespace.of(tasks, numbered.dumper().user());
    List<List<Mount>> mounts = infos.stream().map(MountInfo::mounts).toList();
    return new LiveTree(tasks, namespaces, texts, infos, user, forest(namespaces, mounts));
  }

  /** Returns the same namespaces with other mounts. */
  MountForest forestOf(List<List<Mount>> mounts) throws MountException {
    return areThose(mounts) ? forest : forest(namespaces, mounts);
  }

  /** Tells whether these are the very mounts that were read, so that the trees are there. */
  private boolean areThose(List<List<Mount>> mounts) {
    for (int i = 0; i < mounts.size(); i++) {
      if (!areSame(infos.get(i).mounts(), mounts.get(i))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // another object, if only an equal one, may be another
  private static boolean areSame(List<Mount> some, List<Mount> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i) == others.get(i);
    }
    return same;
  }

  private static MountForest forest(List<LiveNamespace> namespaces, List<List<Mount>> mounts)
      throws MountException {
    List<MountNamespace> trees = new ArrayList<>();
    for (int i = 0; i < namespaces.size(); i++) {
      LiveNamespace namespace = namespaces.get(i);
      try {
        trees.add(new MountNamespace(namespace.id(), MountTree.of(mounts.get(i))));
      } catch (BrokenTreeException e) {
        throw new MountException("dump", namespace.toString(), e);
      }
    }
    return MountForest.of(trees);
  }

  /** Returns a process of each namespace whose root is the root mount, by the namespace. */
  Map<Integer, Integer> pids() {
    Map<Integer, Integer> pids = new HashMap<>();
    namespaces.forEach(namespace -> pids.put(namespace.id(), namespace.pid()));
    return pids;
  }

  /** Returns what mountinfo says that images cannot hold. */
  List<UnknownFlag> unknown() {
    return infos.stream().flatMap(info -> info.unknown().stream()).toList();
  }

  /** Opens the mounts that content is read through; a failure may be due to a change. */
  ContentSource opened(Kernel kernel, List<ArchivedFileSystem> archived) throws IOException {
    try {
      return ContentSource.of(kernel, this, forest, archived);
    } catch (IOException e) {
      addChanges(new Changes(false)); // which is the reason then, and more to the point
      throw e;
    }
  }

  /** Reads all namespaces again, and adds what has changed. */
  void addChanges(Changes changes) throws IOException {
    for (int i = 0; i < namespaces.size(); i++) {
      LiveNamespace namespace = namespaces.get(i);
      byte[] text = again(namespace);
      if (!Arrays.equals(texts.get(i), text)) {
        MountInfo info = MountInfoParser.parse(text, namespace.mountInfoFile().toString());
        List<Difference> found = MountChanges.between(infos.get(i).mounts(), info.mounts());
        changes.add(namespace.toString(), found.stream().map(Difference::toString).toList());
      }
    }
  }

  private static byte[] again(LiveNamespace namespace) throws IOException {
    try {
      return namespace.mountInfo();
    } catch (IOException e) {
      throw MountException.because(
          "dump", namespace.toString(), "it ended while it was dumped: " + e.getMessage(), e);
    }
  }
}
