package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags of mounts and of file systems, apart from one another. */
@NeedsNamespaces
class FlagTests {
  /**
   * <pre>
   * /
   * ├─ fixed   tmpfs with a file, whose file system is read-only
   * └─ bind    bind of a directory of it, without the mount's own flag
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void readOnlyFileSystemHasItsContent(Engine engine) throws Exception {
    String inside =
        """
        mkdir /fixed /bind; mount -t tmpfs fixed /fixed; mkdir /fixed/sub; echo word > /fixed/sub/word
        mount --bind /fixed/sub /bind; mount -o remount,ro /fixed; mount -o remount,bind,rw /fixed
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /fixed/sub/word /bind/word; ! touch /bind/new 2> /dev/null");
    }
  }

  /**
   * <pre>
   * /
   * ├─ etc           directory of the root
   * └─ noatime ...   binds of it and a tmpfs each, with the flag of the name
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void timesOfAccessStayApart(Engine engine) throws Exception {
    String inside =
        """
        for flag in noatime strictatime nodiratime relatime nodiratime,noatime nodiratime,strictatime; do
          mkdir "/$flag" "/tmpfs,$flag"; mount --bind /etc "/$flag"
          mount -o "remount,bind,$flag" "/$flag"
          mount -t tmpfs -o "$flag" tmpfs "/tmpfs,$flag"
        done
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine);
    }
  }

  /**
   * <pre>
   * /
   * ├─ bind   bind of etc, nosymfollow
   * └─ tmp    tmpfs, nosymfollow, ro, nosuid, nodev, noexec
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void nosymfollowStays(Engine engine) throws Exception {
    String inside =
        """
        mkdir /bind /tmp; echo word > /etc/word; ln -s word /etc/link
        mount --bind /etc /bind; mount -o remount,bind,nosymfollow /bind
        mount -t tmpfs -o nosymfollow,nosuid,nodev,noexec tmp /tmp; ln -s x /tmp/l
        mount -o remount,bind,ro,nosymfollow,nosuid,nodev,noexec /tmp
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /bind/link 2> /dev/null || cat /etc/link; readlink /tmp/l");
    }
  }

  /**
   * <pre>
   * /
   * ├─ lazy       tmpfs, lazytime, relatime
   * ├─ sync       tmpfs, sync, dirsync
   * ├─ both       tmpfs, lazytime, noatime
   * ├─ lazy,*     tmpfs, lazytime and the flag of the name
   * └─ bind       bind of lazy, strictatime
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void fileSystemFlagsStayApartFromTheMounts(Engine engine) throws Exception {
    String inside =
        """
        mkdir /lazy /sync /both /bind
        mount -t tmpfs -o lazytime lazy /lazy
        mount -t tmpfs -o sync,dirsync sync /sync
        mount -t tmpfs -o lazytime,noatime both /both
        for flag in strictatime nodiratime relatime nosymfollow; do
          mkdir "/lazy,$flag"; mount -t tmpfs -o "lazytime,$flag" lazy "/lazy,$flag"
        done
        mount --bind /lazy /bind; mount -o remount,bind,strictatime /bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine);
    }
  }

  /**
   * <pre>
   * /
   * ├─ one   tmpfs, ro mount of a rw file system
   * ├─ two   tmpfs, rw mount of a ro file system
   * └─ all   bind of one, rw
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void flagsOfTheMountAndOfTheFileSystemStayApart(Engine engine) throws Exception {
    String inside =
        """
        mkdir /one /two /all
        mount -t tmpfs one /one; mount --bind /one /all; mount -o remount,bind,ro /one
        mount -t tmpfs -o ro two /two; mount -o remount,bind,rw /two
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine, "touch /all/new; ! touch /one/x 2> /dev/null; ! touch /two/x 2> /dev/null");
    }
  }
}
