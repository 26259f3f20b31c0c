package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.plan.Step;
import criu.mount.rule.Remedy;
import criu.syscall.Errno;
import criu.syscall.MountFlag;
import criu.syscall.SyscallException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Why the kernel refuses a step to a program that is itself in a user namespace other than the
 * initial one; user_namespaces(7), mount_namespaces(7).
 *
 * @param why a sentence without a full stop
 * @param remedy what can be done
 */
record Confinement(String why, String remedy) {
  private static final Map<MountFlag, String> LOCKED =
      new TreeMap<>(
          Map.of(
              MountFlag.MS_RDONLY, "ro",
              MountFlag.MS_NOSUID, "nosuid",
              MountFlag.MS_NODEV, "nodev",
              MountFlag.MS_NOEXEC, "noexec"));
  private static final String AS_ROOT =
      "or restore as root of the host, with --userns for this user namespace";

  /** Returns the reason of a failure, if it is one of these. */
  static Optional<Confinement> of(Step step, Throwable failure) {
    Optional<Errno> errno = SyscallException.errnoBehind(failure);
    boolean forbidden = errno.filter(e -> e == Errno.EPERM || e == Errno.EACCES).isPresent();
    return switch (step) {
      case Step.MakeFileSystem s when forbidden -> Optional.of(type(s.mount()));
      case Step.FillFileSystem _ when forbidden ->
          Optional.of(
              new Confinement(
                  "a user namespace can make no device nodes and no attributes in trusted.*",
                  "dump without them, or restore as root of the host without --userns"));
      case Step.SetFlags _ when forbidden ->
          Optional.of(
              lockedFlags("ro, nosuid, nodev, noexec or the flags of access times off a mount"));
      case Step.CopyHostPath _ when errno.filter(e -> e == Errno.EINVAL).isPresent() ->
          Optional.of(
              new Confinement(
                  "something is mounted below it, which a user namespace may not uncover",
                  "give a path below which nothing is mounted, " + AS_ROOT));
      default -> Optional.empty();
    };
  }

  /**
   * Returns the reason of a failure to set the flags of a copy.
   *
   * @param host the mount of the host that it is a copy of
   */
  static Confinement ofFlags(Mount copy, Mount host) {
    Set<MountFlag> taken = new HashSet<>(host.flags().toSet());
    taken.removeAll(copy.flags().toSet());
    StringJoiner words = new StringJoiner(", ");
    LOCKED.forEach((flag, word) -> {
      if (taken.contains(flag)) {
        words.add(word);
      }
    });
    String what = words.length() == 0 ? "flags of access times" : words.toString();
    return lockedFlags(what + " off " + host.label());
  }

  private static Confinement lockedFlags(String what) {
    return new Confinement(
        "a user namespace may not take " + what + " of the host",
        "give a path whose mount has the flags of the images, " + AS_ROOT);
  }

  private static Confinement type(Mount mount) {
    String type = mount.superblock().baseType().toString();
    return switch (type) {
      case "proc" -> owned(type, "PID", "--pid --fork --mount-proc");
      case "sysfs" -> owned(type, "network", "--net");
      case "mqueue" -> owned(type, "IPC", "--ipc");
      case "cgroup", "cgroup2" -> owned(type, "cgroup", "--cgroup");
      default ->
          new Confinement(
              "a user namespace may not mount " + type,
              Remedy.dump("--skip-mnt", mount.mountpoint().toString()) + ", " + AS_ROOT);
    };
  }

  private static Confinement owned(String type, String namespace, String options) {
    return new Confinement(
        "a user namespace may mount "
            + type
            + " only with a "
            + namespace
            + " namespace of its own, and where nothing hides parts of the host's",
        "start criu-mount by: unshare --user --map-root-user --mount " + options + ", " + AS_ROOT);
  }
}
