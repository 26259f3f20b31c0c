/**
 * Stops and resumes all processes of a cgroup, see cgroups(7) and the kernel's
 * admin-guide/cgroup-v2.rst and cgroup-v1/freezer-subsystem.rst. Start at {@link
 * criu.mount.freeze.CgroupFreezer}. Depends on {@code procfs}, {@code model} and the calls.
 */
@NullMarked
package criu.mount.freeze;

import org.jspecify.annotations.NullMarked;
