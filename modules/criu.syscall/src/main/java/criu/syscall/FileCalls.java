package criu.syscall;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Calls on files and directories, all relative to a descriptor. A path that begins with a slash
 * starts at the root of the calling thread, except in {@link #openIn}. Returned descriptors are
 * close-on-exec and belong to the caller. Nothing here follows a symbolic link at the end of a path
 * unless it says so.
 */
public interface FileCalls {

  /** Opens a path and follows symbolic links unless {@code O_NOFOLLOW} is given; openat(2). */
  Fd open(Fd directory, RawString path, Set<OpenFlag> flags, int mode) throws SyscallException;

  /** Opens a path under restrictions; openat2(2), Linux 5.6. */
  Fd openIn(Fd directory, RawString path, Set<OpenFlag> flags, int mode, Set<ResolveFlag> resolve)
      throws SyscallException;

  /** Makes a directory; mkdirat(2). The mode is taken less the umask. */
  void mkdir(Fd directory, RawString name, int mode) throws SyscallException;

  /** Makes a file, device, fifo or socket node; mknodat(2). The mode holds the kind. */
  void mknod(Fd directory, RawString name, int mode, Device device) throws SyscallException;

  /** Makes a symbolic link with any content; symlinkat(2). */
  void symlink(RawString content, Fd directory, RawString name) throws SyscallException;

  /** Makes a hard link; linkat(2). */
  void link(Fd fromDirectory, RawString fromName, Fd directory, RawString name)
      throws SyscallException;

  /** Removes a file, or with {@code AT_REMOVEDIR} an empty directory; unlinkat(2). */
  void unlink(Fd directory, RawString name, Set<AtFlag> flags) throws SyscallException;

  /** Renames, over an existing file if there is one; renameat2(2). */
  void rename(Fd fromDirectory, RawString fromName, Fd directory, RawString name)
      throws SyscallException;

  /** Gives an owner and group; an empty name is the directory itself; fchownat(2). */
  void chown(Fd directory, RawString name, long uid, long gid) throws SyscallException;

  /**
   * Gives permission bits; an empty name is the descriptor itself; fchmodat2(2), and before Linux
   * 6.6 fchmod(2) or fchmodat(2), which may need a proc file system at {@code /proc}.
   */
  void chmod(Fd directory, RawString name, int mode) throws SyscallException;

  /** Gives access and change times; an empty name is the directory itself; utimensat(2). */
  void setTimes(Fd directory, RawString name, FileTime access, FileTime modification)
      throws SyscallException;

  /** Tells about a path, or with an empty path about the descriptor itself; statx(2). */
  FileStatus status(Fd directory, RawString path) throws SyscallException;

  /** Returns the content of a symbolic link; an empty name is the descriptor; readlinkat(2). */
  RawString readlink(Fd directory, RawString name) throws SyscallException;

  /** Returns the next names of an open directory without . and .., none at the end; getdents64. */
  List<RawString> readDirectory(Fd directory) throws SyscallException;

  /** Reads at most {@code length} bytes; returns how many, 0 at the end; read(2). */
  int read(Fd file, byte[] buffer, int offset, int length) throws SyscallException;

  /** Writes all the bytes; write(2), as often as it takes. */
  void write(Fd file, byte[] buffer, int offset, int length) throws SyscallException;

  /** Moves the offset; {@code whence} says from where; returns the new offset; lseek(2). */
  long seek(Fd file, long offset, Whence whence) throws SyscallException;

  /** Gives a file a length; ftruncate(2). */
  void truncate(Fd file, long length) throws SyscallException;

  /** Waits until the file is on the disk; fsync(2). */
  void sync(Fd file) throws SyscallException;

  /**
   * Waits until everything written to the file system of an open file is on the disk; fails if
   * anything could not be written since that was opened (Linux 5.8); syncfs(2).
   */
  void syncFileSystem(Fd file) throws SyscallException;

  /**
   * Returns how many bytes the file system of a descriptor has in use, 0 when it does not say;
   * fstatfs(2).
   */
  long usedBytes(Fd place) throws SyscallException;

  /** Tells whether a descriptor is of a terminal; isatty(3). */
  boolean isTerminal(Fd file);

  /**
   * Returns how many columns a terminal has; empty when a descriptor is of none, or the terminal
   * does not know; ioctl(2), {@code TIOCGWINSZ} of ioctl_tty(2).
   */
  OptionalInt terminalColumns(Fd file);

  /**
   * Returns the names of the extended attributes of a descriptor; flistxattr(2). For a descriptor
   * made with {@code O_PATH}, this and the next two need a proc file system at {@code /proc}.
   */
  List<RawString> attributeNames(Fd file) throws SyscallException;

  /** Returns the value of an extended attribute; fgetxattr(2). */
  byte[] attribute(Fd file, RawString name) throws SyscallException;

  /** Sets an extended attribute; fsetxattr(2). */
  void setAttribute(Fd file, RawString name, byte[] value) throws SyscallException;
}
