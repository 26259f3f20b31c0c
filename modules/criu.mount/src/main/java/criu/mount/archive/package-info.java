/**
 * The content of a tmpfs as a gzip-compressed tar stream, made and read inside the process. Start
 * at {@link criu.mount.archive.TreeArchiver} and {@link criu.mount.archive.TreeExtractor};
 * everything else is the codec behind them. The stream is what GNU tar reads and writes: ustar
 * headers, GNU long names, pax extended headers for what a header cannot hold. Depends on
 * criu.syscall and java.base only; descriptors given by a caller stay the caller's.
 *
 * <p>A tar stream has no member for a socket. It is stored as an empty regular file with the pax
 * keyword {@code CRIUMOUNT.socket=1}: GNU tar warns of the keyword and makes the file, this package
 * makes the socket node.
 */
@NullMarked
package criu.mount.archive;

import org.jspecify.annotations.NullMarked;
