package criu.syscall;

import java.util.Optional;
import java.util.Set;

/**
 * Calls that make, move and change mounts. Every path is taken as the calling thread sees it, and
 * every failure is a {@link SyscallException}. Returned descriptors are close-on-exec and belong to
 * the caller.
 */
public interface MountCalls {

  /** Opens a mount, or with {@code OPEN_TREE_CLONE} a detached copy; open_tree(2), Linux 5.2. */
  Fd openTree(Fd directory, RawString path, Set<OpenTreeFlag> flags) throws SyscallException;

  /** Attaches, moves, or copies the sharing of a mount; move_mount(2), Linux 5.2. */
  void moveMount(Fd from, RawString fromPath, Fd to, RawString toPath, Set<MoveMountFlag> flags)
      throws SyscallException;

  /** Changes attributes and propagation of mounts; mount_setattr(2), Linux 5.12. */
  void mountSetattr(Fd directory, RawString path, Set<AtFlag> flags, MountAttributes change)
      throws SyscallException;

  /** Starts to make a superblock of a type; fsopen(2), Linux 5.2. */
  Fd fsopen(RawString type) throws SyscallException;

  /** Picks the superblock of an existing mount to change it; fspick(2), Linux 5.2. */
  Fd fspick(Fd mount) throws SyscallException;

  /** Carries out one configuration command; fsconfig(2), Linux 5.2. */
  void fsconfig(Fd context, FsConfig command) throws SyscallException;

  /** Makes a detached mount of a made superblock; fsmount(2), Linux 5.2. */
  Fd fsmount(Fd context, Set<MountAttribute> attributes) throws SyscallException;

  /** Mounts, binds, remounts, moves or changes propagation; mount(2). Empty data is NULL. */
  void mount(
      Optional<RawString> source,
      RawString target,
      Optional<RawString> type,
      Set<MountFlag> flags,
      RawString data)
      throws SyscallException;

  /** Unmounts what is at a path; umount2(2). */
  void umount(RawString target, Set<UmountFlag> flags) throws SyscallException;

  /**
   * Lets no daemon be asked any more by an autofs: what is not mounted below it is not there;
   * ioctl(2), {@code AUTOFS_IOC_CATATONIC}.
   *
   * @param autofs its root, open for reading
   */
  void makeCatatonic(Fd autofs) throws SyscallException;

  /**
   * Says after how many seconds without use a mount below an autofs expires, 0 for never; ioctl(2),
   * {@code AUTOFS_IOC_SETTIMEOUT}.
   *
   * @param autofs its root, open for reading
   */
  void setExpiry(Fd autofs, long seconds) throws SyscallException;

  /** Makes {@code newRoot} the root mount and puts the old one at {@code putOld}; pivot_root(2). */
  void pivotRoot(RawString newRoot, RawString putOld) throws SyscallException;
}
