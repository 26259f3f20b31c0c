package criu.syscall.internal;

import criu.syscall.Device;

/** Device numbers as the C library packs them into a {@code dev_t}; see makedev(3). */
final class DeviceNumbers {
  private DeviceNumbers() {}

  /** Packs the low 12 bits of major and the low 8 of minor as ever, and the rest above them. */
  static long encode(Device device) {
    long major = Integer.toUnsignedLong(device.major());
    long minor = Integer.toUnsignedLong(device.minor());
    return (major & 0xFFFL) << 8
        | (major & 0xFFFF_F000L) << 32
        | (minor & 0xFFL)
        | (minor & 0xFFFF_FF00L) << 12;
  }
}
