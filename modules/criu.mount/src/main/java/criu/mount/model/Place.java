package criu.mount.model;

import criu.syscall.Device;
import criu.syscall.RawString;

/**
 * A path of a file system, of which any number of mounts may show what is there.
 *
 * @param device the device of the file system
 * @param root the path in it
 */
public record Place(Device device, RawString root) {

  /** Returns the place that a mount shows. */
  public static Place of(Mount mount) {
    return new Place(mount.superblock().device(), mount.root());
  }
}
