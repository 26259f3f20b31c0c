/** The plugins that come with criu-mount, each loaded by its name. */
@NullMarked
package criu.tests.kernel.bundled;

import org.jspecify.annotations.NullMarked;
