package criu.mount.filesystem;

import criu.syscall.RawString;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a type of file system is dumped and made anew.
 *
 * @param name the name for {@code fsopen(2)}
 * @param instances whether a new mount is a new superblock
 * @param content what becomes of its files
 */
public record FileSystemType(String name, Instances instances, Content content) {

  /** Whether mounting the type again makes another superblock. */
  public enum Instances {
    /** Every mount that is not a bind is a superblock of its own. */
    NEW_EACH_TIME,
    /**
     * The kernel has one for a namespace, a hierarchy or the machine, and hands it out again. It is
     * never configured at restore: that would change the host's.
     */
    ONE_IN_THE_KERNEL,
    /**
     * As ONE_IN_THE_KERNEL, but a mount without options resets those of the host's, so that the
     * host's own are given again.
     */
    ONE_WITH_OPTIONS_OF_THE_LAST_MOUNT,
    /** As ONE_IN_THE_KERNEL, but options choose which one. */
    CHOSEN_BY_OPTIONS
  }

  /** What becomes of the files. */
  public enum Content {
    /** The kernel makes them. */
    FROM_THE_KERNEL,
    /** They are archived at dump and unpacked at restore. */
    ARCHIVED,
    /** They are on the device or server that it is mounted from, and stay there. */
    ON_ITS_SOURCE
  }

  private static final Map<String, FileSystemType> BY_NAME =
      Map.ofEntries(
          fresh("proc", Content.FROM_THE_KERNEL),
          fresh("tmpfs", Content.ARCHIVED),
          fresh("ramfs", Content.ARCHIVED),
          fresh("devpts", Content.FROM_THE_KERNEL),
          fresh("overlay", Content.FROM_THE_KERNEL),
          fresh("hugetlbfs", Content.FROM_THE_KERNEL),
          fresh("bpf", Content.FROM_THE_KERNEL),
          fresh("autofs", Content.FROM_THE_KERNEL),
          single("sysfs"),
          single("mqueue"),
          single("devtmpfs"),
          single("debugfs"),
          single("tracefs"),
          single("securityfs"),
          single("fusectl"),
          single("binfmt_misc"),
          single("pstore"),
          single("configfs"),
          single("efivarfs"),
          single("selinuxfs"),
          kernels("cgroup", Instances.CHOSEN_BY_OPTIONS),
          kernels("cgroup2", Instances.ONE_WITH_OPTIONS_OF_THE_LAST_MOUNT));

  private static final Set<String> NOT_FROM_A_SOURCE = Set.of("fuse", "nsfs", "unsupported", "");

  private static final Set<String> OF_THE_MAKER =
      Set.of("tmpfs", "ramfs", "devpts", "overlay", "bpf");

  private static Map.Entry<String, FileSystemType> fresh(String name, Content content) {
    return Map.entry(name, new FileSystemType(name, Instances.NEW_EACH_TIME, content));
  }

  private static Map.Entry<String, FileSystemType> single(String name) {
    return kernels(name, Instances.ONE_IN_THE_KERNEL);
  }

  private static Map.Entry<String, FileSystemType> kernels(String name, Instances instances) {
    return Map.entry(name, new FileSystemType(name, instances, Content.FROM_THE_KERNEL));
  }

  /**
   * Tells whether options are paths, which are those of the tree where it was mounted inside of it,
   * and those of the host where it was mounted from there.
   */
  public boolean takesPaths() {
    return name.equals("overlay");
  }

  /** Tells of a type what {@link #takesPaths()} does. */
  public static boolean takesPaths(RawString name) {
    return named(name).filter(type -> type.takesPaths()).isPresent();
  }

  /**
   * Returns a type as one that is mounted from a device or server; empty for a type with a rule of
   * its own, for one that a process serves or the kernel mounts itself, and where an image does not
   * hold the name.
   */
  public static Optional<FileSystemType> fromItsSource(RawString name) {
    boolean other = BY_NAME.containsKey(name.latin1()) || NOT_FROM_A_SOURCE.contains(name.latin1());
    return other
        ? Optional.empty()
        : Optional.of(
            new FileSystemType(name.latin1(), Instances.NEW_EACH_TIME, Content.ON_ITS_SOURCE));
  }

  /**
   * Tells whether a superblock belongs to the user namespace of whoever makes it. Others belong to
   * that of a PID, network, IPC or cgroup namespace, or to the initial one.
   */
  public boolean belongsToItsMaker() {
    return OF_THE_MAKER.contains(name);
  }

  /** Returns what is known of a type that can be made anew; empty for all others. */
  public static Optional<FileSystemType> named(RawString name) {
    return Optional.ofNullable(BY_NAME.get(name.latin1()));
  }

  /** Tells whether the images hold the files of a type in an archive. */
  public static boolean isArchived(RawString name) {
    return named(name).filter(type -> type.content() == Content.ARCHIVED).isPresent();
  }
}
