/*
 * A plugin as the first ones were, without a descriptor: takes the mounts below /legacy, makes the place that it mounts
 * at where it is asked to, and says what it made. What it brings back lies in VOLUMES.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "criu-plugin.h"

int cr_plugin_init(void)
{
	print_on_level(3, "old: init\n");
	return 0;
}

void cr_plugin_fini(void)
{
	print_on_level(3, "old: fini\n");
}

int cr_plugin_dump_ext_mount(char *mountpoint, int id)
{
	char note[64];

	print_on_level(3, "old: dump(%s, %d)\n", mountpoint, id);
	if (!strstr(mountpoint, "/legacy/"))
		return -ENOTSUP;
	snprintf(note, sizeof note, "old-volume-%d", id);
	unlinkat(criu_get_image_dir(), note, 0);
	return symlinkat(strrchr(mountpoint, '/') + 1, criu_get_image_dir(), note) ? -errno : 0;
}

int cr_plugin_restore_ext_mount(int id, char *mountpoint, char *old_root, int *is_file)
{
	char note[64], name[256], source[4096];
	struct stat found;
	int length;

	snprintf(note, sizeof note, "old-volume-%d", id);
	length = readlinkat(criu_get_image_dir(), note, name, sizeof name - 1);
	if (length < 0)
		return -ENOTSUP;
	name[length] = 0;
	snprintf(source, sizeof source, "%s/%s/%s", old_root, VOLUMES, name);
	if (stat(source, &found))
		return -errno;
	print_on_level(3, "old: restore(%d, %s, %s, %s)\n", id, name, old_root, is_file ? "is_file" : "NULL");
	if (is_file) {
		*is_file = !S_ISDIR(found.st_mode);
		if (*is_file ? mknod(mountpoint, S_IFREG | 0600, 0) : mkdir(mountpoint, 0700))
			return -errno;
	}
	return mount(source, mountpoint, NULL, MS_BIND, NULL) ? -errno : 0;
}
