package criu.plugin;

/**
 * The order to bring a mount back.
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
