package criu.mount.model;

/**
 * A mount namespace of a checkpoint.
 *
 * @param id its number in the images
 * @param tree its mounts
 */
public record MountNamespace(int id, MountTree tree) {}
