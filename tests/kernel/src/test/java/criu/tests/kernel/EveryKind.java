package criu.tests.kernel;

import java.io.IOException;

/**
 * A namespace with mounts of every kind, made by hand:
 *
 * <pre>
 * /                  bind of a directory of the host, by pivot_root
 * ├─ usr             external by option, directory
 * ├─ proc            proc
 * ├─ sys             sysfs, ro,nosuid,nodev,noexec
 * ├─ tmp             tmpfs with content
 * │  └─ cache        tmpfs with owner, mode, and limits, and content
 * ├─ dev/pts         devpts newinstance,gid=5,mode=620,ptmxmode=666
 * ├─ dev/mqueue      mqueue
 * ├─ bind/dir        bind of /etc/data of the root
 * ├─ bind/file       bind of /etc/data/motd on a file
 * ├─ bind/page       bind of /tmp/page of the tmpfs on a file
 * ├─ bind/manual     bind of /tmp/manual of the tmpfs, ro,nosuid
 * ├─ flags/*         binds of /etc/data, each with the flags of its name
 * ├─ stack           tmpfs, and another tmpfs on it, and a bind of /etc/data on that
 * ├─ shared          tmpfs, shared, with a tmpfs "inner" that all below have too
 * ├─ peer            bind of shared
 * ├─ slave           bind of shared, slave
 * ├─ relay           bind of shared, slave and shared
 * ├─ below           bind of relay, slave of relay
 * ├─ unbindable      tmpfs, unbindable
 * ├─ volume          external by option, directory, ro
 * ├─ etc/name        external by option, file
 * ├─ plugin/data     external by the sample plugin, directory
 * ├─ plugin/key      external by the sample plugin, file
 * └─ readonly        tmpfs whose superblock is read-only
 * </pre>
 */
final class EveryKind {
  /** The mounts above with those that propagate. */
  static final int MOUNTS = 40;

  private static final String OUTSIDE =
      """
      mkdir "$H/volume" "$H/data"
      echo volume > "$H/volume/name"; echo data > "$H/data/name"
      echo file > "$H/file"; echo key > "$H/key"
      mkdir "$R/volume" "$R/plugin" "$R/plugin/data"; touch "$R/plugin/key" "$R/etc/name"
      mount --bind -o ro "$H/volume" "$R/volume"
      mount --bind "$H/file" "$R/etc/name"
      mount --bind "$H/data" "$R/plugin/data"
      mount --bind "$H/key" "$R/plugin/key"
      """;

  private static final String KERNEL =
      """
      mkdir -p /sys /tmp /dev/pts /dev/mqueue /etc/data /bind/dir /bind/manual /flags
      mkdir /stack /shared /peer /slave /relay /below /unbindable /readonly
      mount -t sysfs -o ro,nosuid,nodev,noexec sys /sys
      mount -t devpts -o newinstance,gid=5,mode=620,ptmxmode=666 devpts /dev/pts
      mount -t mqueue mqueue /dev/mqueue
      """;

  private static final String CONTENT =
      """
      mount -t tmpfs -o size=4m,mode=1777 tmp /tmp
      mkdir -m 2750 /tmp/manual; mkdir /tmp/cache; echo covered > /tmp/cache/covered
      echo survive > /tmp/manual/page; echo page > /tmp/page; chown 7:8 /tmp/page
      chmod 4711 /tmp/page; ln /tmp/page /tmp/linked; ln -s /nowhere /tmp/symlink
      mkfifo /tmp/fifo; truncate -s 1m /tmp/sparse; touch -d '2001-02-03 04:05:06.789' /tmp/manual
      mount -t tmpfs -o size=1m,nr_inodes=100,uid=7,gid=8,mode=2750 cache /tmp/cache
      echo entry > /tmp/cache/entry
      mount -t tmpfs -o size=64k readonly /readonly
      echo fixed > /readonly/word; mount -o remount,ro /readonly
      """;

  private static final String BINDS =
      """
      echo motd > /etc/data/motd; touch /bind/file /bind/page
      mount --bind /etc/data /bind/dir
      mount --bind /etc/data/motd /bind/file
      mount --bind /tmp/page /bind/page
      mount --bind -o ro,nosuid /tmp/manual /bind/manual
      for flags in ro nosuid nodev noexec noatime nodiratime strictatime nosymfollow \
          ro,nosuid,nodev,noexec,noatime,nodiratime; do
        mkdir "/flags/$flags"; mount --bind /etc/data "/flags/$flags"
        mount -o "remount,bind,$flags" "/flags/$flags"
      done
      mount -t tmpfs lower /stack; echo lower > /stack/word
      mount -t tmpfs upper /stack; echo upper > /stack/word
      mount --bind /etc/data /stack
      """;

  private static final String PROPAGATION =
      """
      mount -t tmpfs shared /shared; mount --make-shared /shared; mkdir /shared/inner
      mount --bind /shared /peer
      mount --bind /shared /slave; mount --make-slave /slave
      mount --bind /shared /relay; mount --make-slave /relay; mount --make-shared /relay
      mount --bind /relay /below; mount --make-slave /below
      mount -t tmpfs inner /shared/inner; echo inner > /shared/inner/word
      mount -t tmpfs unbindable /unbindable; mount --make-unbindable /unbindable
      """;

  /** More options for a dump. */
  static final String[] DUMP = {
    "--external", "mnt[/volume]:volume",
    "--external", "mnt[/etc/name]:name",
    "-L", CriuMount.samplePlugins().toString()
  };

  private EveryKind() {}

  static Sandbox start() throws IOException {
    return Sandbox.start(OUTSIDE, KERNEL + CONTENT + BINDS + PROPAGATION);
  }

  /** Returns more options for a restore. */
  static String[] restoreOptions(Sandbox sandbox) {
    return new String[] {
      "--external", "mnt[volume]:" + sandbox.host().resolve("volume"),
      "--external", "mnt[name]:" + sandbox.host().resolve("file"),
      "-L", CriuMount.samplePlugins().toString()
    };
  }
}
