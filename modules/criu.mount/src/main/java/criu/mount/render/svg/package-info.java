/**
 * Mounts as a drawing in SVG, laid out here. Start at {@link criu.mount.render.svg.SvgRenderer}.
 * Pure. Depends on {@link criu.mount.render.view} and {@link criu.mount.render.picture}.
 */
@NullMarked
package criu.mount.render.svg;

import org.jspecify.annotations.NullMarked;
