/*
 * Describes a directory completely, without any code of the product: walk DIR [LESS]. One line an
 * entry, names and values escaped. LESS leaves out: a access times, n nanoseconds, x attributes,
 * e extents and blocks, s sockets.
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
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

static const char *less = "";

static void check(int result, const char *what) {
  if (result < 0) err(1, "%s", what);
}


static void escaped(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c <= ' ' || c == '\\' || c >= 0x7f) printf("\\%03o", c);
    else putchar(c);
  }
}

static int left_out(char what) { return strchr(less, what) != NULL; }

static void print_time(const char *label, struct timespec time) {
  printf(" %s %ld", label, (long)time.tv_sec);
  if (!left_out('n')) printf(".%09ld", time.tv_nsec);
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void print_attributes(const char *path) {
  static char list[65536], value[65536];
  char *names[1024];
  size_t count = 0;
  ssize_t length = llistxattr(path, list, sizeof list);
  for (char *name = list; length > 0 && name < list + length; name += strlen(name) + 1)
    names[count++] = name;
  qsort(names, count, sizeof *names, by_text);
  for (size_t i = 0; i < count; i++) {
    ssize_t size = lgetxattr(path, names[i], value, sizeof value);
    check((int)size, path);
    printf(" [");
    escaped(names[i], strlen(names[i]));
    putchar('=');
    escaped(value, (size_t)size);
    putchar(']');
  }
}

/* Where the data is, and a sum of it. */
static void print_content(const char *path, off_t size) {
  static unsigned char buffer[1 << 16];
  uint64_t sum = 1469598103934665603u;
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NOATIME | O_CLOEXEC);
  check(fd, path);
  for (off_t from = 0; from < size;) {
    off_t data = lseek(fd, from, SEEK_DATA);
    if (data < 0) break;
    off_t end = lseek(fd, data, SEEK_HOLE);
    if (!left_out('e')) printf(" <%ld-%ld>", (long)data, (long)end);
    for (off_t i = data; i < end;) {
      ssize_t count = pread(fd, buffer, sizeof buffer, i);
      if (count <= 0) err(1, "%s", path);
      for (ssize_t k = 0; k < count && i + k < end; k++)
        if (buffer[k] != 0) sum = (sum ^ buffer[k] ^ (uint64_t)(i + k) << 8) * 1099511628211u;
      i += count;
    }
    from = end;
  }
  printf(" sum %016lx", (unsigned long)sum);
  close(fd);
}

struct first {
  ino_t inode;
  char *path;
};

static const char *first_name(ino_t inode, const char *path) {
  static struct first table[1 << 15];
  size_t slot = inode * 2654435761u % (1 << 15);
  while (table[slot].path != NULL && table[slot].inode != inode) slot = (slot + 1) % (1 << 15);
  if (table[slot].path == NULL) table[slot] = (struct first){inode, strdup(path)};
  return table[slot].path;
}

static void describe(const char *path, const char *access, const struct stat *is) {
  char target[4097];
  int directory = S_ISDIR(is->st_mode);
  escaped(path, strlen(path));
  printf(" mode %o owner %u:%u links %lu", is->st_mode, is->st_uid, is->st_gid, (unsigned long)is->st_nlink);
  if (!directory) printf(" size %ld device %lx", (long)is->st_size, (unsigned long)is->st_rdev);
  if (!directory && !left_out('e')) printf(" blocks %ld", (long)is->st_blocks);
  print_time("changed", is->st_mtim);
  if (S_ISREG(is->st_mode) && !left_out('a')) print_time("read", is->st_atim);
  if (!left_out('x')) print_attributes(access);
  if (S_ISLNK(is->st_mode)) {
    ssize_t length = readlink(access, target, sizeof target);
    check((int)length, path);
    printf(" -> ");
    escaped(target, (size_t)length);
  }
  if (S_ISREG(is->st_mode)) print_content(access, is->st_size);
  if (!directory && is->st_nlink > 1) {
    printf(" same as ");
    const char *first = first_name(is->st_ino, path);
    escaped(first, strlen(first));
  }
  putchar('\n');
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

static FTS *open_tree_walk(char *directory) {
  char *roots[] = {directory, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_XDEV, by_name);
  if (walk == NULL) err(1, "%s", directory);
  return walk;
}

static void walk(char *directory) {
  check(chdir(directory), directory);
  FTS *all = open_tree_walk(".");
  for (FTSENT *entry; (entry = fts_read(all)) != NULL;) {
    if (entry->fts_info == FTS_DP) continue;
    if (entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS)
      errx(1, "%s: %s", entry->fts_path, strerror(entry->fts_errno));
    if (left_out('s') && strstr(entry->fts_name, "socket") != NULL) continue;
    describe(entry->fts_path, entry->fts_accpath, entry->fts_statp);
  }
  fts_close(all);
}

int main(int count, char **arguments) {
  if (count < 2 || count > 3) errx(2, "usage: walk DIR [LESS]");
  if (count == 3) less = arguments[2];
  walk(arguments[1]);
  return 0;
}
