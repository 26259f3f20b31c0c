package criu.mount.dump;

import criu.mount.model.Mount;

/**
 * A reason why a namespace cannot be dumped.
 *
 * @param mount the mount in question
 * @param reason what is wrong, a sentence without a full stop
 * @param remedy the option, plugin or change that cures it
 */
public record Problem(Mount mount, String reason, String remedy) {}
