package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Binds of what was deleted, and mounts on it. */
@NeedsNamespaces
class DeletedSourceTests {
  /**
   * <pre>
   * /
   * └─ bind   bind of a directory of the root that is no more
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void directoryStays_thatWasDeleted(Engine engine) throws Exception {
    String inside =
        """
        mkdir -m 2750 /etc/gone; mkdir /bind; chown 5:6 /etc/gone
        mount --bind /etc/gone /bind; rmdir /etc/gone
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind; ls -A /bind; ls /etc");
    }
  }

  /**
   * <pre>
   * /
   * └─ bind   bind of a file of the root that is no more
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void fileStays_thatWasDeleted(Engine engine) throws Exception {
    String inside =
        """
        touch /etc/gone /bind; chmod 4711 /etc/gone; chown 5:6 /etc/gone; chmod 4711 /etc/gone
        mount --bind /etc/gone /bind; rm /etc/gone
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind; ls /etc");
    }
  }

  /**
   * <pre>
   * /
   * ├─ bind   bind of a directory of the root that is no more, nor the one it was in
   * └─ file   bind of a file that was there
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void directoryStays_whoseParentWasDeletedToo(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /etc/lost/gone; mkdir /bind; touch /file /etc/lost/file
        mount --bind /etc/lost/gone /bind; mount --bind /etc/lost/file /file; rm -r /etc/lost
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind /file; ls /etc");
    }
  }

  /**
   * <pre>
   * /
   * ├─ bind   bind of a directory of the root that is no more: it is a file now
   * └─ file   bind of a file that is no more: it is another file now
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void deletedOnesStay_whenOthersHaveTheirNamesNow(Engine engine) throws Exception {
    String inside =
        """
        mkdir -p /etc/gone /bind; touch /file /etc/file
        mount --bind /etc/gone /bind; mount --bind /etc/file /file
        rmdir /etc/gone; echo new > /etc/gone; rm /etc/file; echo other > /etc/file
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind /file; cat /etc/gone /etc/file");
    }
  }

  /**
   * <pre>
   * /
   * ├─ tmp    tmpfs with a file
   * ├─ bind   bind of a directory of it that is no more
   * └─ file   bind of a file of it that is no more
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void directoryAndFileStay_thatWereDeletedInATmpfs(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /bind; touch /file; mount -t tmpfs tmp /tmp; echo kept > /tmp/kept
        mkdir -m 711 /tmp/gone; touch /tmp/file; chown 7:7 /tmp/file
        mount --bind /tmp/gone /bind; mount --bind /tmp/file /file; rm -r /tmp/gone /tmp/file
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind /file; ls /tmp");
    }
  }

  /**
   * <pre>
   * /
   * ├─ tmp    tmpfs, unmounted again
   * ├─ bind   bind of a directory of it that is no more
   * └─ kept   bind of a directory of it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void deletedDirectoryStays_ofATmpfsWhoseRootIsUnmounted(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /bind /kept; mount -t tmpfs tmp /tmp
        mkdir /tmp/gone /tmp/kept; echo word > /tmp/kept/word
        mount --bind /tmp/gone /bind; mount --bind /tmp/kept /kept; rmdir /tmp/gone; umount /tmp
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%F %h' /bind; cat /kept/word");
    }
  }

  /**
   * <pre>
   * /
   * ├─ bind   bind of a directory of the root that is no more, of another owner and mode
   * └─ file   bind of a file that is no more, of another owner and mode
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void ownerAndModeStay_ofWhatWasDeleted(Engine engine) throws Exception {
    String inside =
        """
        mkdir -m 2750 /etc/gone; mkdir /bind; touch /etc/file /file; chmod 640 /etc/file
        chown 5:6 /etc/gone /etc/file; mount --bind /etc/gone /bind; mount --bind /etc/file /file
        rmdir /etc/gone; rm /etc/file
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%a %u %g' /bind /file");
    }
  }

  /**
   * <pre>
   * /
   * ├─ tmp    tmpfs, shared
   * ├─ bind   bind of a directory of it that is no more, a peer
   * └─ file   bind of a file of it that is no more, a slave
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void sharingStays_ofWhatWasDeleted(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp /bind; touch /file; mount -t tmpfs tmp /tmp; mount --make-shared /tmp
        mkdir /tmp/gone; touch /tmp/file; mount --bind /tmp/gone /bind
        mount --bind /tmp/file /file; mount --make-slave /file; rm -r /tmp/gone /tmp/file
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "ls /tmp; stat -c '%F %h' /bind /file");
    }
  }

  /**
   * <pre>
   * /
   * └─ bind   bind of a file in etc/lost, which is no more
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void timesOfDirectoriesStay_inWhichADeletedFileIsMadeForAWhile(Engine engine) throws Exception {
    String inside =
        """
        mkdir /etc/lost; touch /bind /etc/lost/file; mount --bind /etc/lost/file /bind
        rm -r /etc/lost; touch -d '2001-02-03 04:05:06' /etc
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%y %n' /etc");
    }
  }
}
