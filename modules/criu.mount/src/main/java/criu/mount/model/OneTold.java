package criu.mount.model;

import java.util.concurrent.locks.ReentrantLock;

/** Of several pieces of work that are done at a time, progress is told of one. For any thread. */
public final class OneTold {
  private final Progress progress;
  private final ReentrantLock telling = new ReentrantLock();

  /** One of several pieces of work. */
  @FunctionalInterface
  public interface Piece<E extends Exception> {
    /** Does it; the progress is {@link Progress#NONE} while another is told of. */
    void work(Progress told) throws E;
  }

  /** Takes what is told of one piece at a time. */
  public OneTold(Progress progress) {
    this.progress = progress;
  }

  /** Does a piece on this thread, and tells of it unless another is told of. */
  public <E extends Exception> void one(Piece<E> piece) throws E {
    if (!telling.tryLock()) {
      piece.work(Progress.NONE);
      return;
    }
    try {
      piece.work(progress);
    } finally {
      telling.unlock();
    }
  }
}
