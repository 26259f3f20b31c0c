package criu.mount.model;

import criu.syscall.MountFlag;
import java.util.EnumSet;
import java.util.Set;

/**
 * Flags of a mount or a superblock with the values of {@code mount(2)}, which images also hold.
 *
 * @param bits the bits; those without a name are kept
 */
public record MountFlags(int bits) {

  /** No flags. */
  public static final MountFlags NONE = new MountFlags(0);

  /** Returns these flags. */
  public static MountFlags of(MountFlag... flags) {
    return NONE.with(flags);
  }

  /** Tells whether the flag is raised. */
  public boolean has(MountFlag flag) {
    return (bits & flag.bits()) == flag.bits();
  }

  /** Returns these flags and the given ones. */
  public MountFlags with(MountFlag... flags) {
    int sum = bits;
    for (MountFlag flag : flags) {
      sum |= (int) flag.bits();
    }
    return new MountFlags(sum);
  }

  /** Returns these flags without the given ones. */
  public MountFlags without(MountFlag... flags) {
    return new MountFlags(bits & ~of(flags).bits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MountFlags(int itsBits) && bits == itsBits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  /** Returns the flags that have a name. */
  public Set<MountFlag> toSet() {
    Set<MountFlag> set = EnumSet.noneOf(MountFlag.class);
    for (MountFlag flag : MountFlag.values()) {
      if (has(flag)) {
        set.add(flag);
      }
    }
    return set;
  }
}
