package criu.plugin;

/**
 * The order to bring a mount back. Made by criu-mount for one call of {@link
 * ExternalMountPlugin#restore}, on the thread of that call; its target is worth nothing afterwards.
 * The order in which mounts are asked for is that of the plan; a plugin relies on none. No part is
 * null.
 *
 * <p>The temporary path {@code /crt-premount.ID} is a place of criu-mount's, in which nothing else
 * is and which goes away again. The plugin makes it as a file or as a directory, whichever it
 * mounts there, and says which. criu-mount moves the mount to its mountpoint and removes the place.
 *
 * @param mount the mount as the images have it
 * @param target where to mount: a temporary place {@code /crt-premount.ID} that does not exist yet,
 *     or the mount's own mountpoint when {@code inPlace}
 * @param oldRoot the directory under which the host's file systems are found while the new tree is
 *     built, {@code /} when they are still the root
 * @param inPlace whether the target exists already and is the final place
 */
public record RestoreRequest(
    MountRecord mount, PathBytes target, PathBytes oldRoot, boolean inPlace) {}
