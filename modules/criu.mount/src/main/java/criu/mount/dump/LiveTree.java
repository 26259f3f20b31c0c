package criu.mount.dump;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Task;
import criu.mount.model.UnknownFlag;
import criu.mount.procfs.MountInfo;
import criu.mount.procfs.MountInfoParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process tree and its mount namespaces as they are before anything is written.
 *
 * @param tasks the tasks, the root task first
 * @param namespaces their mount namespaces, that of the root task first
 * @param texts the content of each namespace's mountinfo
 * @param infos what that says
 */
record LiveTree(
    List<Task> tasks, List<LiveNamespace> namespaces, List<byte[]> texts, List<MountInfo> infos) {

  static LiveTree read(TaskReader reader, int pid) throws IOException {
    List<Task> tasks = reader.readTree(pid);
    List<LiveNamespace> namespaces = LiveNamespace.of(tasks, reader.own().mnt());
    List<byte[]> texts = new ArrayList<>();
    List<MountInfo> infos = new ArrayList<>();
    for (LiveNamespace namespace : namespaces) {
      byte[] text = namespace.mountInfo();
      texts.add(text);
      infos.add(MountInfoParser.parse(text, namespace.mountInfoFile().toString()));
    }
    return new LiveTree(tasks, namespaces, texts, infos);
  }

  /** Returns the namespaces as they were read. */
  MountForest forest() throws MountException {
    return forestOf(infos.stream().map(MountInfo::mounts).toList());
  }

  /** Returns the same namespaces with other mounts. */
  MountForest forestOf(List<List<Mount>> mounts) throws MountException {
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

  /** Reads all namespaces again, and throws when one has changed. */
  void checkUnchanged() throws IOException {
    for (int i = 0; i < namespaces.size(); i++) {
      LiveNamespace namespace = namespaces.get(i);
      if (!Arrays.equals(texts.get(i), namespace.mountInfo())) {
        throw MountException.because(
                "dump", namespace.toString(), "its mounts changed while they were read")
            .remedy("stop what mounts there, and dump again");
      }
    }
  }
}
