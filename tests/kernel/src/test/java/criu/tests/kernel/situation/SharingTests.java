package criu.tests.kernel.situation;

import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peer groups and what is slave of what. */
@NeedsNamespaces
class SharingTests {
  /** Makes a shared tmpfs with directories. */
  private static final String SHARED =
      """
      mkdir /shared /one /two /three /four /five
      mount -t tmpfs shared /shared; mount --make-shared /shared
      mkdir /shared/a /shared/a/deep /shared/b /shared/b/deep; echo word > /shared/a/word
      """;

  /** Says where a new mount on each side arrives. */
  private static String arrivals(String from, String... at) {
    return "mount -t tmpfs probe "
        + from
        + "\nfor at in "
        + String.join(" ", at)
        + "; do mountpoint $at || true; done\numount "
        + from;
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared, unmounted again
   * ├─ one      bind of its directory a, of its peer group
   * └─ two      bind of its directory b, of its peer group
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void groupStays_whoseMembersHaveNoCommonRoot(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared/a /one
        mount --bind /shared/b /two
        mount --make-private /; umount /shared
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(engine, "cat /one/word; ls /two");
    }
  }

  /**
   * <pre>
   * /
   * ├─ one      bind of etc/a of the root, of one peer group with two
   * └─ two      bind of etc/b of the root
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void groupOfTheRootStays_whoseMembersHaveNoCommonRoot(Engine engine) throws Exception {
    String binds =
        """
        mkdir -p /etc/a /etc/b /whole /one /two
        mount --bind /etc /whole; mount --make-shared /whole
        mount --bind /whole/a /one; mount --bind /whole/b /two
        umount /whole
        """;
    try (Situation situation = Situation.inside(binds)) {
      situation.comesBack(engine);
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared
   * ├─ one      bind of it, slave and shared
   * └─ two      bind of one, its peer
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveThatIsSharedStaysBoth_withAPeer(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(
          engine,
          arrivals("/shared/a", "/one/a", "/two/a")
              + "\n"
              + arrivals("/two/b", "/shared/b", "/one/b"));
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared
   * ├─ one      bind of it, slave and shared
   * ├─ two      bind of one, slave of one
   * └─ three    bind of one, slave of one, not shared
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slavesOfASlaveStay(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two; mount --make-slave /two
        mount --bind /one /three; mount --make-slave /three
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(engine, arrivals("/one/a", "/shared/a", "/two/a", "/three/a"));
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared
   * ├─ one      slave of shared, and shared with two
   * ├─ two
   * ├─ three    slave of one, and shared, of the directory a
   * ├─ four     slave of three, and shared, with a tmpfs on its directory deep
   * └─ five     slave of four, the same tmpfs in it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void chainOfThreeSlaveGroupsStays(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two
        mount --bind /one/a /three; mount --make-slave /three; mount --make-shared /three
        mount --bind /three /four; mount --make-slave /four; mount --make-shared /four
        mount --bind /four /five; mount --make-slave /five
        mount -t tmpfs last /four/deep
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(
          engine, arrivals("/shared/a/deep", "/one/a/deep", "/two/a/deep", "/three/deep"));
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared
   * ├─ one      slave of shared, and shared, unmounted again
   * └─ two      slave of one, and so of shared since
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveOfAGroupThatIsGoneStays_slaveOfTheGroupAbove(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two; mount --make-slave /two
        umount /one
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(engine, arrivals("/shared/a", "/two/a"));
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared   tmpfs, shared, unmounted again
   * ├─ one      slave of shared, and shared, unmounted again
   * ├─ two      slave of one, and shared: peer group of its own since
   * └─ three    slave of two
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void groupsBelowStay_whenAllAboveAreGone(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two; mount --make-slave /two; mount --make-shared /two
        mount --bind /two /three; mount --make-slave /three
        umount /one; umount /shared
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(engine, arrivals("/two/a", "/three/a"));
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared     tmpfs, shared
   * │  └─ a       tmpfs, made private: one has it no more
   * ├─ one        bind of shared, its peer
   * │  └─ b       tmpfs, that shared has no more
   * └─ two        bind of shared, slave
   *    └─ a       another tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void childrenStayDifferent_amongPeersAndSlaves(Engine engine) throws Exception {
    String binds =
        """
        mount --bind /shared /one
        mount --bind /shared /two; mount --make-slave /two
        mount -t tmpfs a /shared/a; mount --make-private /one; umount /one/a; umount /two/a
        mount -t tmpfs b /one/b; mount -t tmpfs other /two/a
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBack(engine);
    }
  }

  /**
   * <pre>
   * /
   * ├─ shared      tmpfs, shared
   * │  └─ a        tmpfs
   * └─ one         peer of shared, without a tmpfs on a
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void childStaysInOnePeerOnly_whereTheOtherLeftAndReturned(Engine engine) throws Exception {
    String binds =
        """
        mount -t tmpfs a /shared/a
        mount --bind /shared /one
        """;
    try (Situation situation = Situation.inside(SHARED + binds)) {
      situation.comesBackOrIsRefused(engine, "/shared/a", arrivals("/one/b", "/shared/b"));
    }
  }
}
