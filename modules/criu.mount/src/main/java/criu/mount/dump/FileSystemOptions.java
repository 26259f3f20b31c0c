package criu.mount.dump;

import criu.mount.external.ExternalDevices;
import criu.mount.filesystem.EnabledFileSystems;

/**
 * What may be dumped of file systems that have no rule of their own.
 *
 * @param devices those that a restore is given, by device
 * @param enabled those that are mounted again from the same source, by type
 */
public record FileSystemOptions(ExternalDevices devices, EnabledFileSystems enabled) {

  /** Nothing. */
  public static final FileSystemOptions NONE =
      new FileSystemOptions(ExternalDevices.NONE, EnabledFileSystems.NONE);
}
