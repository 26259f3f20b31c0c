package criu.syscall;

/** Picks values that Linux defines differently for each processor. */
final class Processor {
  private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

  private Processor() {}

  static long choose(long x86, long aarch64) {
    return ARM ? aarch64 : x86;
  }
}
