package criu.mount.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a set of images says.
 *
 * @param dumper the objects of the program that dumped; a task whose mount namespace is another has
 *     mounts in the images
 * @param plugins the plugins used at dump
 * @param tasks the tasks, parents before children, the root task first
 * @param namespaces the mount namespaces, that of the root task first
 * @param user the user namespace of the tasks, when it is not that of the program that dumped
 * @param deletedRoots the ownership of roots that were unlinked, by the id of their mount; CRIU's
 *     images have no place for it
 */
public record Checkpoint(
    Task.Objects dumper,
    List<String> plugins,
    List<Task> tasks,
    List<MountNamespace> namespaces,
    Optional<UserNamespace> user,
    Map<Integer, Ownership> deletedRoots) {

  /** Makes a checkpoint of tasks in the user namespace of the program that dumped. */
  public Checkpoint(
      Task.Objects dumper,
      List<String> plugins,
      List<Task> tasks,
      List<MountNamespace> namespaces) {
    this(dumper, plugins, tasks, namespaces, Optional.empty(), Map.of());
  }
}
