package criu.mount.model;

import java.util.List;

/**
 * A task of a checkpoint.
 *
 * @param pid its process id
 * @param parentPid its parent's, 0 for the root task
 * @param groupId its process group
 * @param sessionId its session
 * @param threads its threads, itself among them
 * @param objects the kernel objects it uses
 */
public record Task(
    int pid, int parentPid, int groupId, int sessionId, List<Integer> threads, Objects objects) {

  /**
   * Small numbers for kernel objects; two tasks with the same number share the object. 0 stands for
   * a kind of object that the kernel or the image does not have.
   *
   * @param vm the address space
   * @param files the descriptor table
   * @param fs root, working directory and umask
   * @param sighand the signal handlers
   * @param pid the PID namespace
   * @param net the network namespace
   * @param ipc the IPC namespace
   * @param uts the UTS namespace
   * @param mnt the mount namespace
   * @param user the user namespace
   * @param cgroup the cgroup namespace
   * @param time the time namespace
   */
  public record Objects(
      int vm,
      int files,
      int fs,
      int sighand,
      int pid,
      int net,
      int ipc,
      int uts,
      int mnt,
      int user,
      int cgroup,
      int time) {}
}
