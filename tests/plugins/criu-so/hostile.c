/*
 * A plugin with a descriptor that does wrong in the way that -DWRONG names.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "criu-plugin.h"

#define NOTHING 0
#define FAILS_IN_INIT 1
#define FAILS 2
#define MOUNTS_NOTHING 3
#define MOUNTS_TWICE 4
#define MOUNTS_ELSEWHERE 5
#define PASSES_ON_WHAT_IT_MOUNTED 6
#define UNMOUNTS 7
#define MISSES 8

#ifndef NAME
#define NAME "hostile"
#endif
#ifndef HOOKS_SAID
#define HOOKS_SAID HOOKS
#endif

#if WRONG == MISSES
int function_of_nobody(void);
#endif

static int init(int stage)
{
#if WRONG == MISSES
	return function_of_nobody();
#endif
	return WRONG == FAILS_IN_INIT ? -EINVAL : 0;
}

static int dump(char *mountpoint, int id)
{
	return -ENOTSUP;
}

static int bind(const char *mountpoint)
{
	return mount("/usr/share", mountpoint, NULL, MS_BIND, NULL) ? -errno : 0;
}

static int restore(int id, char *mountpoint, char *old_root, int *is_file)
{
	switch (WRONG) {
	case FAILS:
		errno = EIO;
		print_on_level(1, "no luck with %d of %s, %.1f, %s %s %s %ld\n", id, "many", 1.5, "a", "b", "c", 1L << 40);
		return -errno;
	case MOUNTS_NOTHING:
		return 0;
	case MOUNTS_TWICE:
		return bind(mountpoint) || bind(mountpoint);
	case MOUNTS_ELSEWHERE:
		return bind(mountpoint) || bind("/var");
	case PASSES_ON_WHAT_IT_MOUNTED:
		return bind("/var") ? -errno : -ENOTSUP;
	case UNMOUNTS:
		return bind(mountpoint) || umount2("/sys", MNT_DETACH);
	default:
		return -ENOTSUP;
	}
}

struct descriptor CR_PLUGIN_DESC = {
	.name = NAME,
	.init = init,
	.version = PLUGIN_VERSION,
	.max_hooks = HOOKS_SAID,
	.hooks = { [DUMP_EXT_MOUNT] = dump, [RESTORE_EXT_MOUNT] = restore },
};
