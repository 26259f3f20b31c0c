package criu.mount.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An archive made header by header, in the oldest form, with names and types of any kind. */
final class TarBytes {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TarBytes file(String name, String content) {
    return member(name, '0', content.getBytes(StandardCharsets.ISO_8859_1));
  }

  TarBytes member(String name, char type, byte[] content) {
    header(name, type, content.length);
    out.writeBytes(content);
    out.writeBytes(new byte[-content.length & (BLOCK - 1)]);
    return this;
  }

  /** Adds a header that claims a size, and nothing of it. */
  TarBytes header(String name, char type, long size) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(block, 124, "%011o".formatted(size) + "\0" + "00000000000\0");
    block[156] = (byte) type;
    put(block, 157, type == '2' ? "/etc/passwd" : "");
    put(block, 257, "ustar\0" + "00");
    put(block, 148, "        ");
    int sum = 0;
    for (byte each : block) {
      sum += each & 0xFF;
    }
    put(block, 148, "%06o".formatted(sum) + "\0 ");
    out.writeBytes(block);
    return this;
  }

  byte[] end() {
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  byte[] unfinished() {
    return out.toByteArray();
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
