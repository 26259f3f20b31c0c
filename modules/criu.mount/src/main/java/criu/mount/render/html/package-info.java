/**
 * Mounts, differences and plans as pages of HTML that need nothing else. Start at {@link
 * criu.mount.render.html.TreePage}. What a page looks like and does is in files beside the classes,
 * in {@code src/main/resources}. Pure. Depends on {@link criu.mount.render} for the data, {@link
 * criu.mount.render.view} and {@link criu.mount.render.picture}.
 */
@NullMarked
package criu.mount.render.html;

import org.jspecify.annotations.NullMarked;
