/**
 * Mounts as a graph for Graphviz. Start at {@link criu.mount.render.dot.DotRenderer}. Pure. Depends
 * on {@link criu.mount.render.view} and {@link criu.mount.render.picture}.
 */
@NullMarked
package criu.mount.render.dot;

import org.jspecify.annotations.NullMarked;
