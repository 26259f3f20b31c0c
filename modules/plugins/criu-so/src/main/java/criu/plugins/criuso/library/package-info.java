/**
 * CRIU's own plugins as Java objects: loads them with dlopen(3), calls their functions, and gives
 * them the functions that they expect of CRIU. The only package outside of {@code criu.syscall}
 * with native memory, because a shared object can be called in no other way; none of it shows in
 * its public types. Start at {@link criu.plugins.criuso.library.CriuRuntime}.
 */
@NullMarked
package criu.plugins.criuso.library;

import org.jspecify.annotations.NullMarked;
