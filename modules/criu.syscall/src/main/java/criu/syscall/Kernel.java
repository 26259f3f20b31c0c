package criu.syscall;

import criu.syscall.internal.Linking;
import criu.syscall.internal.LinuxFileCalls;
import criu.syscall.internal.LinuxMountCalls;
import criu.syscall.internal.LinuxNamespaceCalls;

/**
 * The three interfaces to the kernel as one value, so that a recorder or a fault injector can take
 * the place of any of them.
 *
 * @param mounts calls that make, move and change mounts
 * @param namespaces calls that change what the calling thread sees
 * @param files calls on files and directories
 */
public record Kernel(MountCalls mounts, NamespaceCalls namespaces, FileCalls files) {

  /** Returns the running kernel. Nothing is linked before the first call. */
  public static Kernel real() {
    return new Kernel(new LinuxMountCalls(), new LinuxNamespaceCalls(), new LinuxFileCalls());
  }

  /**
   * Begins to link what calls need, on a thread of its own that ends when it is done; a call that
   * comes meanwhile waits for it. For a run that is sure to make calls, and from a thread whose
   * root is the host's. Without it the first call links.
   */
  public static void linkAhead() {
    Linking.start();
  }
}
