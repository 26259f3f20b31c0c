package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;

import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.FileTime;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.Whence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Makes the trees that are archived. Every part can be made alone, since not every format has all.
 */
final class TreeFixture {
  static final RawString ACCESS_LIST = new RawString("system.posix_acl_access");
  static final RawString DEFAULT_LIST = new RawString("system.posix_acl_default");
  static final RawString CAPABILITY = new RawString("security.capability");
  private static final FileTime WHOLE = new FileTime(1_234_567_890, 0);
  private static final FileTime FINE = new FileTime(1_700_000_001, 123_456_789);
  private static final FileTime OLD = new FileTime(-86_400, 250_000_000);
  private static final long HOLE = 1L << 30;

  private final Fd root;

  TreeFixture(Fd root) {
    this.root = root;
  }

  // .            1777
  // |-- file     0644 1000:2000      |-- setuid   06755 12:34
  // |-- empty    0000                |-- big      150,001 bytes
  // |-- second   hard link to file   |-- dir/     0500, with a file, and an empty directory
  // |-- link -> ../no/where          |-- link2    hard link to link
  // |-- fifo  |-- null  |-- block    |-- sparse   1 GiB, 40 extents   |-- hole  1 GiB of nothing
  // |-- 255 bytes of x               |-- zeros    data of zeros only
  void plain() throws IOException {
    file("file", 0644, "content");
    FILES.chown(root, raw("file"), 1000, 2000);
    file("setuid", 0755, "#!");
    FILES.chown(root, raw("setuid"), 12, 34);
    FILES.chmod(root, raw("setuid"), 06755);
    file("empty", 0, "");
    file("big", 0640, "0123456789abcde".repeat(10_000) + "!");
    file("x".repeat(255), 0600, "long name");
    file("zeros", 0600, "\0".repeat(8192));
    FILES.link(root, raw("file"), root, raw("second"));
    FILES.symlink(raw("../no/where"), root, raw("link"));
    FILES.setTimes(root, raw("link"), WHOLE, WHOLE);
    FILES.link(root, raw("link"), root, raw("link2"));
    node("fifo", FileKind.FIFO, 0, 0);
    node("null", FileKind.CHARACTER_DEVICE, 1, 3);
    node("block", FileKind.BLOCK_DEVICE, 259, 70_000);
    sparse("sparse", 40);
    sparse("hole", 0);
    FILES.mkdir(root, raw("dir"), 0700);
    file("dir/inside", 0604, "x");
    FILES.mkdir(root, raw("dir/none"), 0711);
    FILES.setTimes(root, raw("dir/none"), WHOLE, WHOLE);
    FILES.chown(root, raw("dir"), 7, 8);
    FILES.chmod(root, raw("dir"), 0500);
    FILES.setTimes(root, raw("dir"), WHOLE, WHOLE);
    finishRoot();
  }

  // .
  // |-- 12 directories of 250 bytes, one in the other, with a file at the bottom and a link to it
  // |-- a name that is not UTF-8   |-- new<newline>line, tab, \ and *   |-- a link of 4,000 bytes
  void names() throws IOException {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      path.append(i == 0 ? "" : "/").append((char) ('a' + i)).append("y".repeat(249));
      FILES.mkdir(root, new RawString(path.toString()), 0755);
    }
    file(path + "/bottom", 0600, "deep");
    FILES.link(root, new RawString(path + "/bottom"), root, raw("same"));
    FILES.link(root, raw("same"), root, new RawString(path + "/again"));
    while (path.length() > 0) {
      FILES.setTimes(root, new RawString(path.toString()), WHOLE, WHOLE);
      path.setLength(Math.max(path.lastIndexOf("/"), 0));
    }
    file("bytes\u00ff\u00fe\u0080", 0600, "1");
    file("\u00c3\u00a4 utf-8", 0600, "2");
    file("new\nline\ttab \\ * [a]?", 0600, "3");
    file(" blank ", 0600, "4");
    file("-rf", 0600, "5");
    FILES.symlink(new RawString("/z\u00fe".repeat(1333)), root, raw("longlink"));
    FILES.setTimes(root, raw("longlink"), WHOLE, WHOLE);
    finishRoot();
  }

  /** Adds times below the second and before 1970. */
  void times() throws IOException {
    file("fine", 0600, "");
    FILES.setTimes(root, raw("fine"), WHOLE, FINE);
    FILES.mkdir(root, raw("old"), 0700);
    FILES.setTimes(root, raw("old"), WHOLE, OLD);
    FILES.symlink(raw("fine"), root, raw("finelink"));
    FILES.setTimes(root, raw("finelink"), FINE, FINE);
    finishRoot();
  }

  /** Adds large owners. */
  void owners() throws IOException {
    file("owned", 0600, "");
    FILES.chown(root, raw("owned"), 0xFFFF_FFF0L, 3_000_000_000L);
    finishRoot();
  }

  /** Adds extended attributes and access control lists to files of all kinds. */
  void attributes() throws IOException {
    file("attributes", 0640, "");
    FILES.chown(root, raw("attributes"), 5, 5);
    attribute("attributes", raw("user.empty"), new byte[0]);
    attribute("attributes", raw("user.a=b%c%3D"), new byte[] {0, 10, -1, 61, 37, 0});
    attribute("attributes", raw("trusted.large"), new byte[4000]);
    attribute("attributes", ACCESS_LIST, accessList());
    attribute("attributes", CAPABILITY, capability());
    FILES.mkdir(root, raw("defaults"), 0750);
    attribute("defaults", DEFAULT_LIST, accessList());
    file("defaults/inherits", 0600, "");
    FILES.setTimes(root, raw("defaults"), WHOLE, WHOLE);
    node("device", FileKind.CHARACTER_DEVICE, 5, 1);
    attribute("device", ACCESS_LIST, accessList());
    FILES.symlink(raw("device"), root, raw("marked"));
    attribute("marked", raw("trusted.mark"), new byte[] {1, 0, 2});
    FILES.setTimes(root, raw("marked"), WHOLE, WHOLE);
    finishRoot();
  }

  /** Adds a socket with two names. */
  void sockets() throws IOException {
    node("socket", FileKind.SOCKET, 0, 0);
    FILES.chown(root, raw("socket"), 99, 98);
    FILES.link(root, raw("socket"), root, raw("socket2"));
    finishRoot();
  }

  void file(String name, int mode, String content) throws IOException {
    RawString raw = new RawString(name);
    try (Fd file = FILES.open(root, raw, Set.of(OpenFlag.O_WRONLY, OpenFlag.O_CREAT), 0600)) {
      byte[] bytes = new RawString(content).toBytes();
      FILES.write(file, bytes, 0, bytes.length);
    }
    FILES.chmod(root, raw, mode);
    FILES.setTimes(root, raw, WHOLE, WHOLE);
  }

  void finishRoot() throws IOException {
    FILES.chown(root, raw("."), 3, 4);
    FILES.chmod(root, raw("."), 01777);
    FILES.setTimes(root, raw("."), WHOLE, WHOLE);
  }

  private void node(String name, FileKind kind, int major, int minor) throws IOException {
    FILES.mknod(root, raw(name), kind.bits() | 0600, new Device(major, minor));
    FILES.chmod(root, raw(name), 0666);
    FILES.setTimes(root, raw(name), WHOLE, WHOLE);
  }

  private void sparse(String name, int extents) throws IOException {
    file(name, 0600, "");
    try (Fd file = FILES.open(root, raw(name), Set.of(OpenFlag.O_WRONLY), 0)) {
      FILES.truncate(file, HOLE);
      for (int i = 0; i < extents; i++) {
        FILES.seek(file, HOLE / 64 * (i + 1), Whence.SEEK_SET);
        FILES.write(file, new byte[] {'d', 'a', (byte) i}, 0, 3);
      }
    }
    FILES.setTimes(root, raw(name), WHOLE, WHOLE);
  }

  private void attribute(String name, RawString attribute, byte[] value) throws IOException {
    Set<OpenFlag> flags = Set.of(OpenFlag.O_PATH, OpenFlag.O_NOFOLLOW);
    try (Fd place = FILES.open(root, raw(name), flags, 0)) {
      FILES.setAttribute(place, attribute, value);
    }
  }

  /** Returns user::rw-, user:1234:r--, group::r--, mask::rw-, other::r-- as the kernel has it. */
  private static byte[] accessList() {
    int[][] entries = {{1, 6, -1}, {2, 4, 1234}, {4, 4, -1}, {0x10, 6, -1}, {0x20, 4, -1}};
    ByteBuffer list = ByteBuffer.allocate(4 + 8 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    list.putInt(2);
    for (int[] entry : entries) {
      list.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
    }
    return list.array();
  }

  /** Returns cap_net_bind_service=p in the second version of the format. */
  private static byte[] capability() {
    return ByteBuffer.allocate(20)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x0200_0000)
        .putInt(1 << 10)
        .array();
  }

  private static RawString raw(String text) {
    return new RawString(text);
  }
}
