/**
 * Decompresses Zstandard (RFC 8878), for checkpoint archives of Podman. Start at {@link
 * criu.mount.zstd.ZstdInputStream}. A stream is not trusted: every index is checked by the JVM,
 * memory is bounded, and a broken stream is a {@link criu.mount.zstd.ZstdException}. Depends on the
 * JDK alone; dump and restore of directories do not use it.
 */
@NullMarked
package criu.mount.zstd;

import org.jspecify.annotations.NullMarked;
