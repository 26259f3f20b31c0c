/**
 * The descriptor that protobuf-java lacks, for jlink.
 *
 * <p>The library works without {@code jdk.unsupported}, and then does not warn about its use.
 */
module com.google.protobuf {
  requires java.logging;
  requires static jdk.unsupported;

  exports com.google.protobuf;
}
