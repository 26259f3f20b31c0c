package criu.syscall;

/**
 * A device number, of a device node or of the superblock a file lives in.
 *
 * @param major the major number, 0 for file systems without a device
 * @param minor the minor number
 */
public record Device(int major, int minor) {
  @Override
  public String toString() {
    return Integer.toUnsignedString(major) + ":" + Integer.toUnsignedString(minor);
  }
}
