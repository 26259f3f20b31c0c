package criu.mount.image;

import criu.syscall.Device;

/** Device numbers as images hold them: 12 bits for the major, 20 bits for the minor number. */
final class DeviceNumbers {
  private static final int MINOR_BITS = 20;
  private static final int MINOR_MASK = (1 << MINOR_BITS) - 1;

  private DeviceNumbers() {}

  static Device decode(int number) {
    return new Device(number >>> MINOR_BITS, number & MINOR_MASK);
  }

  /** Returns the number; a device that does not fit cannot come from a kernel. */
  static int encode(Device device) {
    int number = device.major() << MINOR_BITS | (device.minor() & MINOR_MASK);
    if (!decode(number).equals(device)) {
      throw new IllegalArgumentException("device " + device + " does not fit into 32 bits");
    }
    return number;
  }
}
