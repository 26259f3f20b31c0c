package criu.syscall;

/**
 * A device number, of a device node or of the superblock a file lives in.
 *
 * @param major the major number, 0 for file systems without a device
 * @param minor the minor number
 */
public record Device(int major, int minor) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Device(int itsMajor, int itsMinor)
        && major == itsMajor
        && minor == itsMinor;
  }

  @Override
  public int hashCode() {
    return 31 * major + minor;
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(major) + ":" + Integer.toUnsignedString(minor);
  }
}
