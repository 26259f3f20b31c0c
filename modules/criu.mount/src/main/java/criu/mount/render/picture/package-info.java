/**
 * What drawings of mounts share, whatever they are written in: colours, the rows of a tree, the
 * trunks from masters to slaves, and how wide a text is. Pure. Depends on {@link criu.mount.model}
 * and {@link criu.mount.render.view}.
 */
@NullMarked
package criu.mount.render.picture;

import org.jspecify.annotations.NullMarked;
