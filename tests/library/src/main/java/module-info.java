/** A program that uses criu.mount as a library. */
module example.mounts {
  requires criu.mount;
  requires static org.jspecify;
}
