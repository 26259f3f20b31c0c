package criu.mount.plan;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.syscall.RawString;

/**
 * Where one or more mounts of a tree come from.
 *
 * @param first the first mount it is for
 * @param kind how it is made
 * @param root the path in the superblock that it shows; what it is copied for lies there or below
 */
record Provider(Mount first, Kind kind, RawString root) {

  @Override
  public int hashCode() {
    return first.id();
  }

  /** Tells whether it is made anew and has its files from an archive. */
  boolean isFilled() {
    return kind instanceof NewFileSystem
        && FileSystemType.isArchived(first.superblock().baseType());
  }

  /** How a provider is made. */
  sealed interface Kind {}

  /** Copied from what the host has at a path. */
  record HostPath(RawString path) implements Kind {}

  /** Mounted by a plugin. */
  record FromPlugin() implements Kind {}

  /** A file system mounted from the device or server that its files are on. */
  record Source(RawString source) implements Kind {}

  /** A superblock made anew. */
  record NewFileSystem() implements Kind {}
}
