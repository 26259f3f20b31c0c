package criu.mount.container;

import criu.mount.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How an archive is compressed, told by its first bytes. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  private static final int BUFFER = 64 * 1024;
  private static final int TAR_MAGIC = 257;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};

  /** How many bytes tell it. */
  static final int LOOKED_AT = TAR_MAGIC + USTAR.length;

  /** Returns it for the first bytes of a file; empty when it is no archive. */
  static Optional<Compression> of(byte[] start) {
    if (start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
      return Optional.of(GZIP);
    }
    if (start.length >= Integer.BYTES && ZstdInputStream.isMagic(word(start))) {
      return Optional.of(ZSTD);
    }
    return isTar(start) ? Optional.of(NONE) : Optional.empty();
  }

  private static int word(byte[] start) {
    return (start[0] & 0xFF)
        | ((start[1] & 0xFF) << 8)
        | ((start[2] & 0xFF) << 16)
        | ((start[3] & 0xFF) << 24);
  }

  private static boolean isTar(byte[] start) {
    boolean tar = start.length >= LOOKED_AT;
    for (int i = 0; tar && i < USTAR.length; i++) {
      tar = start[TAR_MAGIC + i] == USTAR[i];
    }
    return tar;
  }

  /** Returns what the stream is when it is decompressed. */
  InputStream decompressed(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> new BufferedInputStream(in, BUFFER);
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> new ZstdInputStream(new BufferedInputStream(in, BUFFER));
    };
  }
}
