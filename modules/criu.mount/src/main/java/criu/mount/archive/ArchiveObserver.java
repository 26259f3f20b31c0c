package criu.mount.archive;

import criu.syscall.RawString;

/**
 * Is told how an archive comes along. Called on the thread that archives or extracts, often: an
 * implementation returns quickly.
 */
public interface ArchiveObserver {

  /** Takes no notice of progress, and stops at the first change. */
  ArchiveObserver STRICT = new ArchiveObserver() {};

  /**
   * Called for every member and after every block of content.
   *
   * @param member the name of the member, as in the archive
   * @param bytes the bytes of content gone through since the start, of all members
   */
  default void progressed(RawString member, long bytes) {}

  /**
   * Called when a file or directory changed while it was archived. When this returns, archiving
   * goes on: a file that became shorter is filled up with zero bytes, a vanished one is left out.
   *
   * @param member the name of the member
   * @param what what happened, a part of a sentence such as {@code "vanished"}
   * @throws ArchiveException to stop, which is what happens unless this is overridden
   */
  default void changed(RawString member, String what) throws ArchiveException {
    throw ArchiveException.placed("member " + member + " " + what + " while it was archived");
  }
}
