/** Tests of the planners: a model goes in, steps come out. */
@NullMarked
package criu.mount.plan;

import org.jspecify.annotations.NullMarked;
