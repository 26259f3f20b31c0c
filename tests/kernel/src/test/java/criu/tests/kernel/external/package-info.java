/**
 * Mounts that come from outside of the tree, in each way in which options name them: dumped, looked
 * for in the images, and restored by every engine.
 */
@NullMarked
package criu.tests.kernel.external;

import org.jspecify.annotations.NullMarked;
