/** The example of {@code docs/user/library.md}. */
@NullMarked
package example.mounts;

import org.jspecify.annotations.NullMarked;
