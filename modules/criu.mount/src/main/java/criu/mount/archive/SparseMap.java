package criu.mount.archive;

import java.util.Arrays;

/**
 * The extents of a file that hold data, in rising order, and the length of the file. An extent of
 * no bytes at the end stands for a file that ends in a hole.
 */
final class SparseMap {
  /** How many extents a file may have, so that an archive cannot take all the memory. */
  static final int MOST_EXTENTS = 1 << 21;

  private final long size;
  private long[] bounds = new long[8];
  private int count;
  private long dataSize;

  /** Makes a map of a file that is all hole. */
  SparseMap(long size) {
    this.size = size;
  }

  /** Adds an extent behind the last one. */
  SparseMap add(long offset, long length) throws ArchiveException {
    long end = count == 0 ? 0 : offset(count - 1) + length(count - 1);
    if (length < 0 || offset < end || offset > size || length > size - offset) {
      throw new ArchiveException(
          "extent " + offset + "+" + length + " does not fit into a sparse file of " + size);
    }
    if (count == MOST_EXTENTS) {
      throw new ArchiveException("a sparse file has more than " + MOST_EXTENTS + " extents");
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = offset;
    bounds[2 * count + 1] = length;
    count++;
    dataSize += length;
    return this;
  }

  long size() {
    return size;
  }

  int count() {
    return count;
  }

  long offset(int extent) {
    return bounds[2 * extent];
  }

  long length(int extent) {
    return bounds[2 * extent + 1];
  }

  /** Returns how many bytes the extents have together. */
  long dataSize() {
    return dataSize;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseMap map
        && size == map.size
        && Arrays.equals(bounds, 0, 2 * count, map.bounds, 0, 2 * map.count);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + count;
  }

  @Override
  public String toString() {
    return count + " extents, " + dataSize + " of " + size + " bytes";
  }
}
