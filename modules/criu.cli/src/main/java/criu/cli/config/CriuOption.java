package criu.cli.config;

import java.util.Set;

/** The options of CRIU 4.2 that criu-mount does not have, by their long names; see criu(8). */
public final class CriuOption {
  private static final Set<String> OTHERS =
      Set.of(
          "leave-stopped",
          "leave-running",
          "restore-detached",
          "restore-sibling",
          "daemon",
          "work-dir",
          "close",
          "version",
          "log-pid",
          "evasive-devices",
          "pidfile",
          "veth-pair",
          "action-script",
          "page-server",
          "address",
          "port",
          "prev-images-dir",
          "ms",
          "track-mem",
          "auto-dedup",
          "cpu-cap",
          "force-irmap",
          "exec-cmd",
          "manage-cgroups",
          "cgroup-root",
          "inherit-fd",
          "feature",
          "freeze-cgroup",
          "ghost-limit",
          "ghost-fiemap",
          "irmap-scan-path",
          "lsm-profile",
          "timeout",
          "lazy-pages",
          "extra",
          "experimental",
          "all",
          "cgroup-props",
          "cgroup-props-file",
          "cgroup-dump-controller",
          "cgroup-yard",
          "deprecated",
          "display-stats",
          "weak-sysctls",
          "status-fd",
          "ps-socket",
          "stream",
          "tls",
          "tls-cacert",
          "tls-cacrl",
          "tls-cert",
          "tls-key",
          "tls-no-cn-verify",
          "pre-dump-mode",
          "file-validation",
          "skip-file-rwx-check",
          "network-lock",
          "unprivileged",
          "shell-job",
          "tcp-established",
          "tcp-close",
          "ext-unix-sk",
          "file-locks",
          "link-remap",
          "allow-uprobes");

  /** Those that change how CRIU mounts, which leaving them out would hide. */
  private static final Set<String> OF_MOUNTS = Set.of("lsm-mount-context", "join-ns", "empty-ns");

  private CriuOption() {}

  /** Tells whether an option is one of CRIU alone. */
  public static boolean isOne(String name) {
    return OTHERS.contains(name) || OF_MOUNTS.contains(name);
  }

  /** Tells whether it has to do with mounts. */
  public static boolean concernsMounts(String name) {
    return OF_MOUNTS.contains(name);
  }
}
