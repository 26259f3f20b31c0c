package criu.mount.oci;

/**
 * What a layout says of one of its blobs.
 *
 * @param mediaType what it is
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param size how many bytes it has
 * @param reference the name it has in the layout, as tags are; may be empty
 */
public record Descriptor(String mediaType, String digest, long size, String reference) {
  private static final String SHA256 = "sha256:";
  private static final int DIGITS = 64;

  /** Tells whether the digest is one that names a file. */
  static boolean isDigest(String digest) {
    return digest.startsWith(SHA256)
        && digest.length() == SHA256.length() + DIGITS
        && digest.substring(SHA256.length()).chars().allMatch(Descriptor::isDigit);
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** Returns the digits of the digest, the name of the blob. */
  public String hex() {
    return digest.substring(SHA256.length());
  }
}
