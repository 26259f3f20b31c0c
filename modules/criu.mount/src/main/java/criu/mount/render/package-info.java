/**
 * Mount trees and differences as text. Start at {@link criu.mount.render.TreeRenderer}. Pure: texts
 * are returned, and nobody prints here. Depends on {@link criu.mount.model}, {@link
 * criu.mount.compare} and the value types of criu.syscall.
 */
@NullMarked
package criu.mount.render;

import org.jspecify.annotations.NullMarked;
