package criu.syscall.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Optional;

/**
 * Native memory of one thread, in which its calls have their arguments one after the other: to ask
 * the C library for some and to give it back costs more than many a call. What does not fit comes
 * from an arena of its own. Only the thread that it is of may use it.
 */
final class CallMemory implements SegmentAllocator {

  /** The address of a string of no bytes. */
  static final long EMPTY_STRING = Arena.global().allocate(1).address();

  private static final ThreadLocal<CallMemory> OF_THREAD = ThreadLocal.withInitial(CallMemory::new);

  private static final long ROOM =
      36L << 10; // the records of a directory, and what comes with them
  private static final long ALIGNMENT = Long.BYTES;

  private final MemorySegment state = Libc.allocateState(Arena.ofAuto());
  private final MemorySegment room = Arena.ofAuto().allocate(ROOM, ALIGNMENT);
  private long used;
  private Optional<Arena> more = Optional.empty();

  private CallMemory() {}

  /** How much was taken at some time. */
  record Mark(long used, Optional<Arena> more) {}

  /** Returns the memory of the calling thread. */
  static CallMemory ofThread() {
    return OF_THREAD.get();
  }

  /** Returns what a call of this thread leaves errno in. */
  MemorySegment state() {
    return state;
  }

  /** Returns how much is taken now. */
  Mark mark() {
    Mark mark = new Mark(used, more);
    more = Optional.empty();
    return mark;
  }

  /** Gives back all that was taken since a mark was set; the last mark goes first. */
  void giveBack(Mark mark) {
    more.ifPresent(Arena::close);
    more = mark.more();
    used = mark.used();
  }

  /** Returns zeroed memory. */
  @Override
  public MemorySegment allocate(long size, long alignment) {
    return room(size, alignment).fill((byte) 0);
  }

  /** Returns memory that may hold anything. */
  MemorySegment room(long size, long alignment) {
    long from = (used + alignment - 1) / alignment * alignment;
    if (alignment > ALIGNMENT || size > ROOM - from) {
      return arena().allocate(size, alignment);
    }
    used = from + size;
    return room.asSlice(from, size);
  }

  @SuppressWarnings("MustBeClosedChecker") // closed when what was taken is given back
  private Arena arena() {
    if (more.isEmpty()) {
      more = Optional.of(Arena.ofConfined());
    }
    return more.get();
  }
}
