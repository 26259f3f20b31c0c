package criu.mount.zstd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The checksum XXH64 with the seed 0, of bytes that come part by part. */
final class Xxh64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private final long[] lanes = {0x60EA27EEADC0B5D6L, P2, 0, -P1};
  private final byte[] rest = new byte[STRIPE];
  private final ByteBuffer restBuffer = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
  private int kept;
  private long total;

  void update(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = offset;
    int end = offset + length;
    total += length;
    if (kept > 0) {
      int more = Math.min(STRIPE - kept, length);
      System.arraycopy(bytes, at, rest, kept, more);
      kept += more;
      at += more;
      if (kept < STRIPE) {
        return;
      }
      stripe(restBuffer, 0);
    }
    for (; end - at >= STRIPE; at += STRIPE) {
      stripe(in, at);
    }
    kept = end - at;
    System.arraycopy(bytes, at, rest, 0, kept);
  }

  private void stripe(ByteBuffer in, int at) {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = round(lanes[i], in.getLong(at + Long.BYTES * i));
    }
  }

  private static long round(long lane, long word) {
    return Long.rotateLeft(lane + word * P2, 31) * P1;
  }

  /** Returns the checksum of all bytes so far. */
  long value() {
    long hash = total < STRIPE ? P5 : merged();
    hash += total;
    int at = 0;
    for (; kept - at >= Long.BYTES; at += Long.BYTES) {
      hash = Long.rotateLeft(hash ^ round(0, restBuffer.getLong(at)), 27) * P1 + P4;
    }
    if (kept - at >= Integer.BYTES) {
      long word = Integer.toUnsignedLong(restBuffer.getInt(at));
      hash = Long.rotateLeft(hash ^ (word * P1), 23) * P2 + P3;
      at += Integer.BYTES;
    }
    for (; at < kept; at++) {
      hash = Long.rotateLeft(hash ^ ((rest[at] & 0xFF) * P5), 11) * P1;
    }
    return avalanche(hash);
  }

  private long merged() {
    long hash =
        Long.rotateLeft(lanes[0], 1)
            + Long.rotateLeft(lanes[1], 7)
            + Long.rotateLeft(lanes[2], 12)
            + Long.rotateLeft(lanes[3], 18);
    for (long lane : lanes) {
      hash = (hash ^ round(0, lane)) * P1 + P4;
    }
    return hash;
  }

  private static long avalanche(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * P2;
    mixed = (mixed ^ (mixed >>> 29)) * P3;
    return mixed ^ (mixed >>> 32);
  }
}
