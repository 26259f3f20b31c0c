package criu.syscall;

/** What happens to mounts and unmounts below a mount; see mount_namespaces(7). */
public enum Propagation implements Flag {
  /** Nothing comes in, nothing goes out. */
  MS_PRIVATE(0x40000),
  /** Events come in from the master group. */
  MS_SLAVE(0x80000),
  /** Events come in from and go out to the peer group. */
  MS_SHARED(0x100000),
  /** Private, and cannot be the source of a bind. */
  MS_UNBINDABLE(0x20000);

  private final long bits;

  Propagation(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
