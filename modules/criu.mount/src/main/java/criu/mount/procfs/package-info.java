/**
 * Reading mountinfo, see proc(5). Start at {@link criu.mount.procfs.MountInfoParser}; {@link
 * criu.mount.procfs.MountInfoFile} brings the bytes. Depends on {@link criu.mount.model} and the
 * value types of criu.syscall.
 */
@NullMarked
package criu.mount.procfs;

import org.jspecify.annotations.NullMarked;
