package criu.mount.model;

import criu.syscall.MountFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that mountinfo has for flags, in the order in which the kernel prints them. */
public final class MountInfoWords {
  private static final Map<String, MountFlag> OF_MOUNTS = new LinkedHashMap<>();
  private static final Map<String, MountFlag> OF_SUPERBLOCKS = new LinkedHashMap<>();

  static {
    OF_MOUNTS.put("ro", MountFlag.MS_RDONLY);
    OF_MOUNTS.put("nosuid", MountFlag.MS_NOSUID);
    OF_MOUNTS.put("nodev", MountFlag.MS_NODEV);
    OF_MOUNTS.put("noexec", MountFlag.MS_NOEXEC);
    OF_MOUNTS.put("noatime", MountFlag.MS_NOATIME);
    OF_MOUNTS.put("nodiratime", MountFlag.MS_NODIRATIME);
    OF_MOUNTS.put("relatime", MountFlag.MS_RELATIME);
    OF_MOUNTS.put("nosymfollow", MountFlag.MS_NOSYMFOLLOW);
    OF_SUPERBLOCKS.put("ro", MountFlag.MS_RDONLY);
    OF_SUPERBLOCKS.put("sync", MountFlag.MS_SYNCHRONOUS);
    OF_SUPERBLOCKS.put("dirsync", MountFlag.MS_DIRSYNC);
  }

  private MountInfoWords() {}

  /** Returns the flag of a mount that a word stands for; {@code rw} and unknown words have none. */
  public static Optional<MountFlag> mountFlag(String word) {
    return Optional.ofNullable(OF_MOUNTS.get(word));
  }

  /**
   * Returns the flag of a superblock that a word stands for. {@code mand} and {@code lazytime} have
   * none: images hold them among the options.
   */
  public static Optional<MountFlag> superblockFlag(String word) {
    return Optional.ofNullable(OF_SUPERBLOCKS.get(word));
  }

  /** Returns the words for the flags of a mount, without {@code rw}. */
  public static List<String> ofMount(MountFlags flags) {
    return words(OF_MOUNTS, flags);
  }

  /** Returns the words for the flags of a superblock, without {@code rw}. */
  public static List<String> ofSuperblock(MountFlags flags) {
    List<String> words = words(OF_SUPERBLOCKS, flags);
    if (flags.has(MountFlag.MS_MANDLOCK)) {
      words.add("mand");
    }
    return words;
  }

  private static List<String> words(Map<String, MountFlag> table, MountFlags flags) {
    List<String> words = new ArrayList<>();
    table.forEach((word, flag) -> {
      if (flags.has(flag)) {
        words.add(word);
      }
    });
    return words;
  }
}
