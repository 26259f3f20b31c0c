package criu.plugin;

/**
 * The question whether a plugin takes a mount.
 *
 * @param mount the mount
 */
public record DumpRequest(MountRecord mount) {}
