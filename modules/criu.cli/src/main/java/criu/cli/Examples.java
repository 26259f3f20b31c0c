package criu.cli;

/** Lines that the examples of several commands begin with. */
final class Examples {

  /** A process in a mount namespace of its own, which is {@code $!}. */
  static final String PROCESS = "unshare -m sleep 60 & sleep 1";

  /** Images of it in a new directory, which is {@code $d}. */
  static final String DUMP =
      PROCESS + "\nd=$(mktemp -d)\ncriu-mount dump -t $! -D $d --external 'mnt[]:ms'";

  private Examples() {}
}
