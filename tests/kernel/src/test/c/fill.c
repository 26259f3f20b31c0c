/*
 * Fills a directory with 10,000 files of all kinds: fill DIR. What a file system does not take is said
 * on stderr.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

static unsigned made;


static void check(int result, const char *what) {
  if (result < 0) err(1, "%s", what);
}

static struct timespec at(long seconds, long nanoseconds) {
  return (struct timespec){.tv_sec = seconds, .tv_nsec = nanoseconds};
}

/* Owner, mode and times that differ from file to file; links keep their mode. */
static void dress(const char *path, unsigned n, mode_t mode) {
  uid_t uid = n % 7 == 0 ? 0xFFFFFFFE - n : n % 11 * 1000;
  gid_t gid = n % 5 == 0 ? 3000000000u + n : n % 13;
  struct timespec times[2] = {at(1000000000 + n, n * 1001 % 1000000000),
                              at(1600000000 - n, n * 7919 % 1000000000)};
  check(fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW), path);
  if (mode != (mode_t)-1) check(chmod(path, mode), path);
  check(utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), path);
  made++;
}

static int create(const char *path) {
  int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  check(fd, path);
  return fd;
}

static void file(const char *path, unsigned n, size_t size, mode_t mode) {
  int fd = create(path);
  char *bytes = malloc(size + 1);
  for (size_t i = 0; i < size; i++) bytes[i] = (char)(i * (n + 1) >> 3 ^ i);
  if (write(fd, bytes, size) != (ssize_t)size) err(1, "%s", path);
  free(bytes);
  close(fd);
  dress(path, n, mode);
}

static void attribute(const char *path, const char *name, const void *value, size_t size) {
  if (lsetxattr(path, name, value, size, 0) == 0) return;
  if (errno != EOPNOTSUPP && errno != EPERM) err(1, "%s of %s", name, path);
  warnx("not taken here: %s of %s", name, path);
}

/* user::rw-, user:1234:r--, group::r-x, group:70000:--x, mask::rwx, other::--- */
static void lists(const char *path, int directory) {
  unsigned entries[][3] = {{1, 6, -1}, {2, 4, 1234}, {4, 5, -1}, {8, 1, 70000}, {16, 7, -1}, {32, 0, -1}};
  unsigned char list[4 + 6 * 8] = {2};
  for (int i = 0; i < 6; i++) {
    uint16_t two[2] = {entries[i][0], entries[i][1]};
    uint32_t id = entries[i][2];
    memcpy(list + 4 + i * 8, two, 4);
    memcpy(list + 8 + i * 8, &id, 4);
  }
  attribute(path, "system.posix_acl_access", list, sizeof list);
  if (directory) attribute(path, "system.posix_acl_default", list, sizeof list);
}

static void attributes(const char *path) {
  static const char bytes[] = {0, '\n', '=', '%', (char)0xff, 0};
  unsigned char capability[20] = {0, 0, 0, 2, 0, 4};
  attribute(path, "user.a=b%3D", bytes, sizeof bytes);
  attribute(path, "user.empty", "", 0);
  attribute(path, "trusted.bytes", bytes, sizeof bytes);
  attribute(path, "security.marker", "of the test", 11);
  attribute(path, "security.capability", capability, sizeof capability);
}

static void socket_at(const char *name) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  snprintf(address.sun_path, sizeof address.sun_path, "%.107s", name);
  check(bind(fd, (struct sockaddr *)&address, sizeof address), name);
  close(fd);
}

static void sparse(const char *path, off_t size, int blocks, unsigned n) {
  int fd = create(path);
  check(ftruncate(fd, size), path);
  for (int i = 0; i < blocks; i++)
    if (pwrite(fd, "data", 4, size / blocks * i + i * 37) != 4) err(1, "%s", path);
  close(fd);
  dress(path, n, 0640);
}

static void many(void) {
  char path[300], other[300];
  static const mode_t modes[] = {0644, 0600, 0, 04755, 02711, 01777, 07777, 0444};
  for (unsigned d = 0; d < 40; d++) {
    snprintf(path, sizeof path, "many%u", d);
    check(mkdir(path, 0700), path);
    for (unsigned n = 0; n < 200; n++) {
      unsigned number = d * 200 + n;
      snprintf(path, sizeof path, "many%u/file%u", d, n);
      file(path, number, number % 97 * 31, modes[number % 8]);
    }
    for (unsigned n = 0; n < 15; n++) {
      snprintf(other, sizeof other, "many%u/hard%u", (d + n) % (d + 1), d * 100 + n);
      snprintf(path, sizeof path, "many%u/file%u", d, n % 5);
      check(link(path, other), other);
      made++;
    }
    for (unsigned n = 0; n < 15; n++) {
      char target[4096];
      memset(target, 'a' + n, sizeof target);
      target[n == 14 ? 4095 : 1 + n * 290] = 0;
      snprintf(path, sizeof path, "many%u/soft%u", d, n);
      check(symlink(target, path), path);
      dress(path, d * 15 + n, -1);
    }
    for (unsigned n = 0; n < 5; n++) {
      snprintf(path, sizeof path, "many%u/fifo%u", d, n);
      check(mkfifo(path, 0600), path);
      dress(path, n, 0620);
      snprintf(path, sizeof path, "many%u/socket%u", d, n);
      socket_at(path);
      dress(path, n, 0711);
      snprintf(path, sizeof path, "many%u/char%u", d, n);
      check(mknod(path, S_IFCHR | 0600, makedev(n * 511, d * 25000)), path);
      dress(path, n, 0666);
      snprintf(path, sizeof path, "many%u/block%u", d, n);
      check(mknod(path, S_IFBLK | 0600, makedev(4095, 1048575 - n)), path);
      dress(path, n, 0660);
    }
  }
}

static void names(void) {
  static const char *odd[] = {"new\nline", "\n", "tab\there", "back\\slash", "trailing\\", "#", "x (deleted)",
                              " ", "-rf", "...", "\xff\xfe\x80", "gr\xc3\xbc\xc3\x9f", "\x01\x7f\x1b[1m",
                              "a]:b,c=d", "*?[x]", "\\040", "%3D", "\"quoted'", "\\n"};
  char path[4096];
  for (unsigned i = 0; i < sizeof odd / sizeof *odd; i++) {
    file(odd[i], i, i, 0600);
    snprintf(path, sizeof path, "link to %s", odd[i]);
    check(symlink(odd[i], path), path);
    dress(path, i, -1);
    snprintf(path, sizeof path, "dir of %s", odd[i]);
    check(mkdir(path, 0700), path);
    snprintf(path, sizeof path, "dir of %s/hard %s", odd[i], odd[i]);
    check(link(odd[i], path), path);
    made++;
  }
  memset(path, 'n', 255);
  path[255] = 0;
  file(path, 1, 100, 0600);
  path[0] = 0;
  for (int i = 0; i < 12; i++) { /* 12 times 250 bytes: a path of 3,000 */
    size_t length = strlen(path);
    memset(path + length, 'a' + i, 249);
    path[length + 249] = 0;
    check(mkdir(path, 0750), path);
    strcat(path, "/");
  }
  strcat(path, "bottom");
  file(path, 2, 10, 0640);
  check(link(path, "same as bottom"), path);
}

static void special(void) {
  file("attributes", 3, 10, 0640);
  check(mkdir("listed", 0750), "listed");
  check(mkdir("listed/below", 0750), "listed/below"); /* inherits */
  file("listed/inherits", 4, 1, 0666);
  lists("attributes", 0);
  lists("listed", 1);
  attributes("attributes");
  attributes("listed");
  attributes("many0");
  check(symlink("attributes", "marked"), "marked");
  attribute("marked", "trusted.mark", "link", 4);
  attribute("many0/char0", "trusted.mark", "device", 6);
  attribute("many0/fifo0", "security.marker", "fifo", 4);
  lists("many0/block0", 0);
  char large[60000];
  memset(large, 'v', sizeof large);
  attribute("many0/file0", "trusted.large", large, sizeof large);
  sparse("sparse", 1L << 30, 5, 5);
  sparse("hole", 1L << 30, 0, 6);
  sparse("odd size", (1L << 20) + 1, 3, 7);
  int fd = create("zeros"); /* data, and no hole */
  check((int)write(fd, (char[8192]){0}, 8192), "zeros");
  close(fd);
  file("large", 9, 3 * 1000 * 1000 + 7, 0600);
  /* touched last, since what was done above changed their times */
  dress("marked", 10, -1);
  dress("attributes", 11, -1);
  attributes("attributes"); /* again: a change of the owner takes capabilities away */
  dress("zeros", 12, 0600);
  dress("listed/inherits", 13, -1);
}

static FTS *open_tree_walk(char *directory) {
  char *roots[] = {directory, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_XDEV, NULL);
  if (walk == NULL) err(1, "%s", directory);
  return walk;
}

static void fill(char *directory) {
  check(chdir(directory), directory);
  umask(0);
  many();
  names();
  special();
  for (unsigned n = 0; made < 10000; n++) {
    char path[32];
    snprintf(path, sizeof path, "more%u", n);
    file(path, n, n % 50, 0604);
  }
  FTS *walk = open_tree_walk(".");
  unsigned n = 0;
  for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) /* directories last, the lowest first */
    if (entry->fts_info == FTS_DP) {
      n++;
      dress(entry->fts_accpath, n, -1);
      if (n % 9 == 0) check(chmod(entry->fts_accpath, n % 2 == 0 ? 02570 : 0), entry->fts_path);
    }
  fts_close(walk);
  check(chmod(".", 03571), ".");
  attribute(".", "trusted.root", "of the tree", 11);
  lists(".", 1);
  dress(".", 77, -1);
}

int main(int count, char **arguments) {
  if (count != 2) errx(2, "usage: fill DIR");
  fill(arguments[1]);
  return 0;
}
