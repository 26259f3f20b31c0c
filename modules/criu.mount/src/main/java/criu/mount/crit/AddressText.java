package criu.mount.crit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Addresses of IPv4 and IPv6, each as one or four numbers whose bytes are in network order. */
final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /** Returns the usual text of an address, the shortest of IPv6 (RFC 5952). */
  static String of(List<Long> numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * 4).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(number -> bytes.putInt(number.intValue()));
    byte[] address = bytes.array();
    if (numbers.size() == 1) {
      return Byte.toUnsignedInt(address[0])
          + "."
          + Byte.toUnsignedInt(address[1])
          + "."
          + Byte.toUnsignedInt(address[2])
          + "."
          + Byte.toUnsignedInt(address[3]);
    }
    return shortest(bytes.order(ByteOrder.BIG_ENDIAN));
  }

  private static String shortest(ByteBuffer bytes) {
    int from = -1;
    int length = 1; // a single zero stays
    for (int i = 0; i < GROUPS; i++) {
      int zeros = 0;
      while (i + zeros < GROUPS && bytes.getShort(2 * (i + zeros)) == 0) {
        zeros++;
      }
      if (zeros > length) {
        from = i;
        length = zeros;
      }
    }
    return from < 0
        ? groups(bytes, 0, GROUPS)
        : groups(bytes, 0, from) + "::" + groups(bytes, from + length, GROUPS);
  }

  private static String groups(ByteBuffer bytes, int from, int to) {
    List<String> groups = new ArrayList<>();
    for (int i = from; i < to; i++) {
      groups.add(Integer.toHexString(Short.toUnsignedInt(bytes.getShort(2 * i))));
    }
    return String.join(":", groups);
  }

  /** Reads such a text; no name is looked up. */
  static List<Long> numbers(String text) {
    InetAddress address =
        text.contains(":") ? Inet6Address.ofLiteral(text) : InetAddress.ofLiteral(text);
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.LITTLE_ENDIAN);
    List<Long> numbers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      numbers.add(Integer.toUnsignedLong(bytes.getInt()));
    }
    return numbers;
  }
}
