// Fills the mount namespace it is started in, and waits until its input ends.
//
//   namespace ROOT SHAPE COUNT
//
// ROOT becomes / by pivot_root. SHAPE is one of
//   binds   COUNT binds of one directory of the root, on directories of their own
//   peers   the same of one shared mount, all of its peer group
//   chain   COUNT tmpfs, each in the one before
//   tmpfs   COUNT tmpfs on directories of their own
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void must(int result, const char *what) {
  if (result < 0) {
    err(1, "%s", what);
  }
}

static void enter(const char *root) {
  must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "make private");
  must(mount(root, root, NULL, MS_BIND, NULL), "bind the root");
  must(chdir(root), "chdir");
  must((int)syscall(SYS_pivot_root, ".", "."), "pivot_root");
  must(umount2(".", MNT_DETACH), "umount the host's tree");
  must(chdir("/"), "chdir /");
}

static void binds(int count, int shared) {
  char path[32];
  must(mount("/source", "/source", NULL, MS_BIND, NULL), "bind the source");
  must(mount(NULL, "/source", NULL, shared ? MS_SHARED : MS_PRIVATE, NULL), "propagation");
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "/at/%d", i);
    must(mount("/source", path, NULL, MS_BIND, NULL), path);
  }
}

static void chain(int count) {
  for (int i = 0; i < count; i++) {
    must(mount("chain", "at", "tmpfs", 0, "size=64k"), "tmpfs");
    must(chdir("at"), "chdir at");
    must(mkdir("at", 0755), "mkdir at");
  }
  must(chdir("/"), "chdir /");
}

static void tmpfs(int count) {
  char path[32];
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "/at/%d", i);
    must(mount("bench", path, "tmpfs", 0, "size=64k"), path);
  }
}

int main(int argc, char **argv) {
  char byte;
  if (argc != 4) {
    errx(2, "usage: namespace ROOT SHAPE COUNT");
  }
  int count = atoi(argv[3]);
  enter(argv[1]);
  if (strcmp(argv[2], "chain") == 0) {
    chain(count);
  } else if (strcmp(argv[2], "tmpfs") == 0) {
    tmpfs(count);
  } else {
    binds(count, strcmp(argv[2], "peers") == 0);
  }
  puts("ready");
  fflush(stdout);
  while (read(0, &byte, 1) > 0) {
  }
  return 0;
}
