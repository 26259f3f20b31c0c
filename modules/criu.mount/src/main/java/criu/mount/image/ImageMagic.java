package criu.mount.image;

import java.util.Optional;

/** The kinds of image files, by the magic number in their header; the numbers are CRIU's. */
public enum ImageMagic {
  /** What the set of images is. */
  INVENTORY(0x58313116, Header.OWN),
  /** The tasks. */
  PSTREE(0x50273030, Header.COMMON),
  /** The kernel objects of a task. */
  IDS(0x54432030, Header.COMMON),
  /** The registers and the like of a task. */
  CORE(0x55053847, Header.COMMON),
  /** Root and working directory of a task. */
  FS(0x51403912, Header.COMMON),
  /** Open files of all kinds. */
  FILES(0x56303138, Header.COMMON),
  /** Open files by path. */
  REG_FILES(0x50363636, Header.COMMON),
  /** Other paths of unlinked files. */
  REMAP_FPATH(0x59133954, Header.COMMON),
  /** Unlinked files with their content. */
  GHOST_FILE(0x52583605, Header.COMMON),
  /** Open namespace files. */
  NS_FILES(0x61394011, Header.COMMON),
  /** The mounts of a namespace. */
  MNTS(0x55563928, Header.COMMON),
  /** An autofs mount. */
  AUTOFS(0x49353943, Header.COMMON),
  /** The entries of a binfmt_misc file system. */
  BINFMT_MISC(0x67343323, Header.COMMON),
  /** A user namespace. */
  USERNS(0x55474906, Header.COMMON),
  /** A PID namespace. */
  PIDNS(0x61157326, Header.COMMON),
  /** A time namespace. */
  TIMENS(0x43114433, Header.COMMON),
  /** Control groups. */
  CGROUP(0x59383330, Header.COMMON),
  /** An address space. */
  MM(0x57492820, Header.COMMON),
  /** Which pages of an address space are in the images. */
  PAGEMAP(0x56084025, Header.COMMON),
  /** Open files that a plugin keeps. */
  EXT_FILES(0x59255641, Header.COMMON),
  /** Inotify watches. */
  INOTIFY_WD(0x54562009, Header.COMMON),
  /** Whose the roots are that were unlinked; not of CRIU. */
  DELETED_ROOTS(0x4C454431, Header.COMMON),
  /** How long things took. */
  STATS(0x57093306, Header.SERVICE);

  /** The first word of a common file since version 1.1 of the format. */
  static final int COMMON_WORD = 0x54564319;

  /** The first word of a service file since version 1.1 of the format. */
  static final int SERVICE_WORD = 0x55105940;

  private static final ImageMagic[] ALL = values();

  private final int word;
  private final Header header;

  ImageMagic(int word, Header header) {
    this.word = word;
    this.header = header;
  }

  /** Returns the magic number. */
  public int word() {
    return word;
  }

  /** Returns the kind of file with a magic number, if it is known. */
  public static Optional<ImageMagic> of(int word) {
    for (ImageMagic magic : ALL) {
      if (magic.word == word) {
        return Optional.of(magic);
      }
    }
    return Optional.empty();
  }

  /** Returns the words that a file of this kind begins with when it is written today. */
  int[] headerWords() {
    return switch (header) {
      case OWN -> new int[] {word};
      case COMMON -> new int[] {COMMON_WORD, word};
      case SERVICE -> new int[] {SERVICE_WORD, word};
    };
  }

  /** Tells whether a word is the first of two. */
  static boolean isPrefix(int word) {
    return word == COMMON_WORD || word == SERVICE_WORD;
  }

  private enum Header {
    OWN,
    COMMON,
    SERVICE
  }
}
