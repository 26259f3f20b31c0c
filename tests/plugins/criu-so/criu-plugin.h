/*
 * The contract of CRIU's plugins, version 0.2.0, as CRIU 4.1 has it and as far as these need it.
 */
#ifndef TEST_CRIU_PLUGIN_H
#define TEST_CRIU_PLUGIN_H

enum { DUMP_EXT_MOUNT = 4, RESTORE_EXT_MOUNT = 5, HOOKS = 12 };

#ifndef PLUGIN_VERSION
#define PLUGIN_VERSION 0x000200
#endif

/* Where the volumes are that plugins bring back. */
#ifndef VOLUMES
#define VOLUMES getenv("CRIU_TEST_VOLUMES")
#endif

struct descriptor {
	const char *name;
	int (*init)(int stage);
	void (*exit)(int stage, int result);
	unsigned version;
	unsigned max_hooks;
	void *hooks[HOOKS];
};

int criu_get_image_dir(void);
void print_on_level(unsigned level, const char *format, ...);

#endif
