/**
 * What a picture of mounts shows, whatever it is drawn with: the namespaces, which of their mounts
 * are wanted, and what stands against a dump of them. Start at {@link criu.mount.render.view.View}.
 * Pure. Depends on {@link criu.mount.model}, {@link criu.mount.rule} and the value types of
 * criu.syscall.
 */
@NullMarked
package criu.mount.render.view;

import org.jspecify.annotations.NullMarked;
