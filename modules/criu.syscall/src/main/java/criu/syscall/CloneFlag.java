package criu.syscall;

/** Namespaces and shared state of {@code unshare(2)} and {@code setns(2)}. */
public enum CloneFlag implements Flag {
  /** Root, working directory and umask. */
  CLONE_FS(0x200),
  /** The mount namespace. */
  CLONE_NEWNS(0x20000),
  /** The cgroup namespace. */
  CLONE_NEWCGROUP(0x2000000),
  /** The UTS namespace. */
  CLONE_NEWUTS(0x4000000),
  /** The IPC namespace. */
  CLONE_NEWIPC(0x8000000),
  /** The user namespace; refused by the kernel in a JVM, which has many threads. */
  CLONE_NEWUSER(0x10000000),
  /** The PID namespace. */
  CLONE_NEWPID(0x20000000),
  /** The network namespace. */
  CLONE_NEWNET(0x40000000);

  private final long bits;

  CloneFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
