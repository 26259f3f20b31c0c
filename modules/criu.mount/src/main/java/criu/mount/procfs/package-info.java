/**
 * Reading mountinfo, see proc(5). Start at {@link criu.mount.procfs.MountInfoParser}; {@link
 * criu.mount.procfs.MountInfoFile} brings the bytes, and {@link criu.mount.procfs.MountInfoReading}
 * does both at a time. Depends on {@link criu.mount.model} and the value types of criu.syscall.
 */
@NullMarked
package criu.mount.procfs;

import org.jspecify.annotations.NullMarked;
