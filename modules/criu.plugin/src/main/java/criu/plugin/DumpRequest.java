package criu.plugin;

/**
 * The question whether a plugin takes a mount. Made by criu-mount for one call of {@link
 * ExternalMountPlugin#dump}, on the thread of that call; may be kept, and does not change.
 *
 * @param mount the mount, never null
 */
public record DumpRequest(MountRecord mount) {}
