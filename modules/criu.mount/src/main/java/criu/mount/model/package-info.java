/**
 * The mount tree as values. Start at {@link criu.mount.model.Mount} and {@link
 * criu.mount.model.MountTree}. Pure: neither the kernel nor files are touched here. Depends on the
 * value types of criu.syscall only.
 */
@NullMarked
package criu.mount.model;

import org.jspecify.annotations.NullMarked;
