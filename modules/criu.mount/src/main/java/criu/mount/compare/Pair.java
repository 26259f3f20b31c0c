package criu.mount.compare;

import criu.mount.model.Mount;

/** A mount and the mount that stands for it in the other tree. */
record Pair(Mount before, Mount after) {}
