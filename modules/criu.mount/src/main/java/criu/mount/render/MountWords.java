package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountInfoWords;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.syscall.MountFlag;
import java.util.ArrayList;
import java.util.List;

/** The columns of findmnt(8) for one mount. */
final class MountWords {
  private MountWords() {}

  /** Returns the source, followed by the root in brackets when only a part is shown. */
  static String source(Mount mount) {
    String source = mount.superblock().source().toString();
    String root = mount.root() + (mount.rootDeleted() ? "//deleted" : "");
    return root.equals("/") ? source : source + "[" + root + "]";
  }

  static String type(Mount mount) {
    return mount.superblock().type().toString();
  }

  /** Returns the options of the mount and of the superblock; {@code ro} when either is. */
  static String options(Mount mount) {
    Superblock superblock = mount.superblock();
    boolean readOnly =
        mount.flags().has(MountFlag.MS_RDONLY) || superblock.flags().has(MountFlag.MS_RDONLY);
    List<String> words = new ArrayList<>(MountInfoWords.ofMount(mount.flags()));
    words.addAll(MountInfoWords.ofSuperblock(superblock.flags()));
    words.removeIf("ro"::equals);
    words.addFirst(readOnly ? "ro" : "rw");
    if (!superblock.options().isEmpty()) {
      words.add(shown(superblock));
    }
    return String.join(",", words);
  }

  /** Escapes in options are still the kernel's, so their backslashes are not escaped once more. */
  private static String shown(Superblock superblock) {
    return superblock.options().toString().replace("\\134", "\\");
  }

  /** Returns the words of findmnt, which have no numbers. */
  static String propagation(Sharing sharing) {
    List<String> words = new ArrayList<>();
    words.add(sharing.isShared() ? "shared" : "private");
    if (sharing.isSlave()) {
      words.add("slave");
    }
    if (sharing.unbindable()) {
      words.add("unbindable");
    }
    return String.join(",", words);
  }
}
