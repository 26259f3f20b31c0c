/**
 * Work inside of another user namespace. The kernel lets no process with several threads enter a
 * user namespace, so a helper does it: another run of this program, which nsenter(1) starts there.
 * It is asked over its standard input and answers over its standard output; what it does is up to
 * the package that starts it. Depends on {@code model} only.
 */
@NullMarked
package criu.mount.userns;

import org.jspecify.annotations.NullMarked;
