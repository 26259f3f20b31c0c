package criu.mount.filesystem;

import criu.mount.model.Superblock;
import criu.syscall.FsConfig;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;

/** The options with which a file system is mounted whose files are on its source. */
public final class SourceOptions {
  private static final RawString SUBVOLUME = new RawString("subvol");
  private static final RawString SUBVOLUME_ID = new RawString("subvolid");

  /** The top-level subvolume of btrfs, in which all others are found by path. */
  private static final RawString TOP = new RawString("5");

  private SourceOptions() {}

  /**
   * Returns a command for each option of a superblock. Of a btrfs, whose mounts each show a
   * subvolume of one superblock, all of it is mounted.
   */
  public static List<FsConfig> of(Superblock superblock) {
    List<FsConfig> commands = new ArrayList<>(MountOptions.commands(superblock.options()));
    if (superblock.baseType().is("btrfs")) {
      commands.removeIf(SourceOptions::choosesSubvolume);
      commands.add(new FsConfig.SetString(SUBVOLUME_ID, TOP));
    }
    return List.copyOf(commands);
  }

  private static boolean choosesSubvolume(FsConfig command) {
    return command instanceof FsConfig.SetString(RawString key, RawString _)
        && (key.equals(SUBVOLUME) || key.equals(SUBVOLUME_ID));
  }
}
