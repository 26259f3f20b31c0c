@NullMarked
package criu.mount.zstd;

import org.jspecify.annotations.NullMarked;
