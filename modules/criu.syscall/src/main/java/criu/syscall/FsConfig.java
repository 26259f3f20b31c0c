package criu.syscall;

/** One {@code fsconfig(2)} command on the descriptor of {@code fsopen} or {@code fspick}. */
public sealed interface FsConfig {

  /** Raises an option that has no value, such as {@code ro}. */
  record SetFlag(RawString key) implements FsConfig {}

  /** Gives an option a value. */
  record SetString(RawString key, RawString value) implements FsConfig {}

  /** Gives an option the number of a descriptor as its value. */
  record SetDescriptor(RawString key, Fd value) implements FsConfig {}

  /** Makes the superblock. */
  record Create() implements FsConfig {}

  /** Changes the superblock that was picked. */
  record Reconfigure() implements FsConfig {}
}
