// Fills the mount namespace it is started in, with bare system calls and as few of them as the kernel allows.
//
//   namespace ROOT SHAPE COUNT          ends at once: the limit that others are measured by
//   namespace ROOT SHAPE COUNT stay     says "ready" and becomes /resident, which waits to be killed
//
// ROOT becomes / by pivot_root; it has the directories /source, /at and /at/0 to /at/COUNT-1, and that program.
// SHAPE is one of
//   binds      COUNT binds of one directory, on directories of their own
//   peers      the same, all of one peer group
//   groups     the same, in 200 peer groups, or in groups of five when COUNT is less than 1,000
//   chain      COUNT tmpfs, each in the one before
//   tmpfs      COUNT tmpfs without content
//   files      COUNT tmpfs with ten files of 4 KiB each
//   container  what a container engine mounts, 25 in all with the root
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

static int must(int result, const char *what) {
  if (result < 0) {
    err(1, "%s", what);
  }
  return result;
}

static void enter(const char *root) {
  must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "make private");
  must(mount(root, root, NULL, MS_BIND, NULL), "bind the root");
  must(chdir(root), "chdir");
  must((int)syscall(SYS_pivot_root, ".", "."), "pivot_root");
  must(umount2(".", MNT_DETACH), "umount the host's tree");
  must(chdir("/"), "chdir /");
}

// A copy without children: the kernel looks through those of what it copies.
static int copy(int from, const char *path) {
  return must(open_tree(from, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_EMPTY_PATH), path);
}

static void put(int mount, const char *path) {
  must(move_mount(mount, "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH), path);
  close(mount);
}

static void binds(int count, int groups) {
  char path[32];
  int source = copy(AT_FDCWD, "/source"), one = source;
  struct mount_attr shared = {.propagation = MS_SHARED};
  for (int i = 0; i < count; i++) {
    if (groups > 0 && i % (count / groups) == 0) {
      one = copy(source, "");
      must(mount_setattr(one, "", AT_EMPTY_PATH, &shared, sizeof shared), "share");
    }
    snprintf(path, sizeof path, "/at/%d", i);
    put(copy(one, ""), path);
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

static void fill(const char *path) {
  char name[64], page[4096];
  memset(page, 'x', sizeof page);
  for (int i = 0; i < 10; i++) {
    snprintf(name, sizeof name, "%s/%d", path, i);
    int file = must(open(name, O_WRONLY | O_CREAT, 0644), name);
    must((int)write(file, page, sizeof page), name);
    close(file);
  }
}

static void tmpfs(int count, int filled) {
  char path[32];
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "/at/%d", i);
    must(mount("bench", path, "tmpfs", 0, "size=64k"), path);
    if (filled) {
      fill(path);
    }
  }
}

static void make(const char *type, const char *path, unsigned long flags, const char *options) {
  mkdir(path, 0755);
  must(mount(type, path, type, flags, options), path);
}

static void bind(const char *from, const char *to, unsigned long flags) {
  must(mount(from, to, NULL, MS_BIND, NULL), to);
  if (flags != 0) {
    must(mount(NULL, to, NULL, MS_REMOUNT | MS_BIND | flags, NULL), to);
  }
}

static void container(void) {
  const unsigned long safe = MS_NOSUID | MS_NODEV | MS_NOEXEC;
  char from[32], to[32];
  make("proc", "/proc", safe, NULL);
  make("tmpfs", "/dev", MS_NOSUID, "mode=755,size=65536k");
  make("devpts", "/dev/pts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620");
  make("tmpfs", "/dev/shm", safe, "mode=1777,size=65536k");
  make("mqueue", "/dev/mqueue", safe, NULL);
  make("sysfs", "/sys", safe | MS_RDONLY, NULL);
  make("tmpfs", "/run", safe, "mode=755,size=1m");
  make("tmpfs", "/tmp", MS_NOSUID | MS_NODEV, "mode=1777,size=1m");
  fill("/run");
  must(mknod("/dev/null", S_IFCHR | 0666, 1 << 8 | 3), "/dev/null");
  const char *hidden[] = {"/proc/interrupts", "/proc/keys", "/proc/version"};
  for (int i = 0; i < 3; i++) {
    bind("/dev/null", hidden[i], 0);
  }
  const char *fixed[] = {"/proc/driver", "/proc/bus", "/proc/irq", "/proc/sys", "/proc/tty"};
  for (int i = 0; i < 5; i++) {
    bind(fixed[i], fixed[i], safe | MS_RDONLY);
  }
  for (int i = 0; i < 8; i++) { // volumes
    snprintf(from, sizeof from, "/source/%d", i);
    snprintf(to, sizeof to, "/at/%d", i);
    mkdir(from, 0755);
    bind(from, to, i % 2 == 0 ? MS_RDONLY : 0);
  }
}

int main(int argc, char **argv) {
  if (argc < 4) {
    errx(2, "usage: namespace ROOT SHAPE COUNT [stay]");
  }
  const char *shape = argv[2];
  int count = atoi(argv[3]);
  enter(argv[1]);
  if (strcmp(shape, "binds") == 0) {
    binds(count, 0);
  } else if (strcmp(shape, "peers") == 0) {
    binds(count, 1);
  } else if (strcmp(shape, "groups") == 0) {
    binds(count, count < 1000 ? count / 5 : 200);
  } else if (strcmp(shape, "chain") == 0) {
    chain(count);
  } else if (strcmp(shape, "container") == 0) {
    container();
  } else {
    tmpfs(count, strcmp(shape, "files") == 0);
  }
  if (argc > 4) {
    puts("ready");
    fflush(stdout);
    execl("/resident", "resident", NULL);
    err(1, "/resident");
  }
  return 0;
}
