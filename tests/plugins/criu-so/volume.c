/*
 * A plugin with a descriptor: takes the mounts at /volumes/NAME and /conf/NAME, notes them in a file of the images
 * directory, and brings them back from VOLUMES/NAME. Says what it is given.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "criu-plugin.h"

static int init(int stage)
{
	print_on_level(3, "volume: init(%d)\n", stage);
	return 0;
}

static void end(int stage, int result)
{
	print_on_level(3, "volume: exit(%d, %d)\n", stage, result);
}

static int dump(char *mountpoint, int id)
{
	char file[64], *name = strrchr(mountpoint, '/');
	int fd, written;

	print_on_level(3, "volume: dump(%s, %d)\n", mountpoint, id);
	if (strncmp(mountpoint, "./volumes/", 10) && strncmp(mountpoint, "./conf/", 7))
		return -ENOTSUP;
	snprintf(file, sizeof file, "volume-%d", id);
	fd = openat(criu_get_image_dir(), file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0)
		return -errno;
	written = dprintf(fd, "%s", name + 1);
	close(fd);
	return written > 0 ? 0 : -EIO;
}

static int restore(int id, char *mountpoint, char *old_root, int *is_file)
{
	char file[64], name[256], source[4096];
	int fd, length;

	snprintf(file, sizeof file, "volume-%d", id);
	fd = openat(criu_get_image_dir(), file, O_RDONLY);
	if (fd < 0)
		return -ENOTSUP;
	length = read(fd, name, sizeof name - 1);
	close(fd);
	if (length < 0)
		return -errno;
	name[length] = 0;
	print_on_level(3, "volume: restore(%d, %s, %s, %s)\n", id, name, old_root, is_file ? "is_file" : "NULL");
	snprintf(source, sizeof source, "%s/%s/%s", old_root, VOLUMES, name);
	if (mount(source, mountpoint, NULL, MS_BIND, NULL)) {
		print_on_level(1, "volume: cannot mount %s: %s\n", source, strerror(errno));
		return -errno;
	}
	return 0;
}

struct descriptor CR_PLUGIN_DESC = {
	.name = "volume",
	.init = init,
	.exit = end,
	.version = PLUGIN_VERSION,
	.max_hooks = HOOKS,
	.hooks = { [DUMP_EXT_MOUNT] = dump, [RESTORE_EXT_MOUNT] = restore },
};
