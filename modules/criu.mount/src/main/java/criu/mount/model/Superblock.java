package criu.mount.model;

import criu.syscall.Device;
import criu.syscall.RawString;

/**
 * A file system instance as one mount tells of it. Mounts share a superblock when their devices are
 * equal.
 *
 * @param device the device number of the superblock
 * @param type the type with its subtype, such as {@code fuse.sshfs}
 * @param source the source given when it was mounted
 * @param flags the superblock flags {@code ro}, {@code sync}, {@code dirsync}, {@code mand}
 * @param options the other options, separated by commas; octal escapes are left as the kernel
 *     prints them, because images hold them so
 */
public record Superblock(
    Device device, RawString type, RawString source, MountFlags flags, RawString options) {

  // the device tells nearly all apart
  @Override
  public int hashCode() {
    return device.hashCode();
  }

  /** Returns the same with other options. */
  public Superblock withOptions(RawString other) {
    return other.equals(options) ? this : new Superblock(device, type, source, flags, other);
  }

  /** Returns the type without its subtype. */
  public RawString baseType() {
    int dot = type.latin1().indexOf('.');
    return dot < 0 ? type : type.substring(0, dot);
  }
}
