package criu.mount.procfs;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountInfoWords;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints mounts as the kernel does, for round trips. */
public final class MountInfoText {
  private MountInfoText() {}

  public static byte[] of(List<Mount> mounts) {
    StringBuilder text = new StringBuilder();
    mounts.forEach(mount -> text.append(line(mount)).append('\n'));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String line(Mount mount) {
    String root = escaped(mount.root()) + (mount.rootDeleted() ? "//deleted" : "");
    Superblock superblock = mount.superblock();
    String places =
        String.join(
            " ",
            Integer.toUnsignedString(mount.id()),
            Integer.toUnsignedString(mount.parentId()),
            superblock.device().toString(),
            root,
            escaped(mount.mountpoint()));
    String tail =
        String.join(
            " ",
            escaped(superblock.type()),
            escaped(superblock.source()),
            options(superblock.flags(), MountInfoWords.ofSuperblock(superblock.flags()))
                + (superblock.options().isEmpty() ? "" : "," + superblock.options().latin1()));
    String flags = options(mount.flags(), MountInfoWords.ofMount(mount.flags()));
    return places + " " + flags + tags(mount.sharing()) + " - " + tail;
  }

  private static String options(MountFlags flags, List<String> words) {
    String text = String.join(",", words);
    if (flags.has(MountFlag.MS_RDONLY)) {
      return text;
    }
    return words.isEmpty() ? "rw" : "rw," + text;
  }

  private static String tags(Sharing sharing) {
    return (sharing.isShared() ? " shared:" + Integer.toUnsignedString(sharing.groupId()) : "")
        + (sharing.isSlave() ? " master:" + Integer.toUnsignedString(sharing.masterId()) : "")
        + (sharing.unbindable() ? " unbindable" : "");
  }

  private static String escaped(RawString raw) {
    StringBuilder text = new StringBuilder();
    for (char c : raw.latin1().toCharArray()) {
      if (" \t\n\\#".indexOf(c) >= 0) {
        text.append('\\').append(c >> 6).append(c >> 3 & 7).append(c & 7);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
