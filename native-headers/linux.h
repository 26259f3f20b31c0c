/*
 * The Linux and C library headers whose functions, structs and constants criu.syscall uses.
 * jextract reads this file with the include-list in includes.txt; layout-check.c includes it too, so
 * that both speak of the same declarations.
 *
 * struct stat and the flags O_DIRECTORY, O_NOFOLLOW, O_DIRECT and O_LARGEFILE differ between
 * processors and are therefore not in the include-list.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <linux/close_range.h>
#include <linux/mount.h>
#include <linux/nsfs.h>
#include <linux/openat2.h>

/* The C library exports this call without declaring it; see pivot_root(2). */
extern int pivot_root(const char *new_root, const char *put_old);
