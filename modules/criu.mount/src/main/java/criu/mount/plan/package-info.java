/**
 * What a restore will do, as values. Start at {@link criu.mount.plan.DetachedPlanner} and {@link
 * criu.mount.plan.Step}. Pure: a model goes in, a list of steps comes out. Depends on the model and
 * the file system table.
 */
@NullMarked
package criu.mount.plan;

import org.jspecify.annotations.NullMarked;
