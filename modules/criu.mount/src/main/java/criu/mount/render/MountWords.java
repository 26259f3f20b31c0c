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
    String root = root(mount);
    return root.equals("/") ? source : source + "[" + root + "]";
  }

  /** Returns the part that is shown, with the kernel's word for one that was unlinked. */
  static String root(Mount mount) {
    return mount.root() + (mount.rootDeleted() ? "//deleted" : "");
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
    return joined(words, superblock);
  }

  /** Returns the options of the superblock alone. */
  static String superblockOptions(Superblock superblock) {
    List<String> words = new ArrayList<>(MountInfoWords.ofSuperblock(superblock.flags()));
    return joined(accessFirst(words), superblock);
  }

  /** Returns the words of flags, {@code rw} first unless {@code ro} is among them. */
  static String withAccess(List<String> flags) {
    return String.join(",", accessFirst(new ArrayList<>(flags)));
  }

  private static List<String> accessFirst(List<String> words) {
    if (!words.contains("ro")) {
      words.addFirst("rw");
    }
    return words;
  }

  private static String joined(List<String> words, Superblock superblock) {
    if (!superblock.options().isEmpty()) {
      words.add(shown(superblock));
    }
    return String.join(",", words);
  }

  /** Escapes in options are still the kernel's, so their backslashes are not escaped once more. */
  private static String shown(Superblock superblock) {
    return superblock.options().toString().replace("\\134", "\\");
  }

  /** Returns the optional fields of mountinfo; see proc_pid_mountinfo(5). */
  static String optionalFields(Sharing sharing) {
    List<String> words = new ArrayList<>();
    if (sharing.isShared()) {
      words.add("shared:" + sharing.groupId());
    }
    if (sharing.isSlave()) {
      words.add("master:" + sharing.masterId());
    }
    if (sharing.unbindable()) {
      words.add("unbindable");
    }
    return String.join(" ", words);
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
