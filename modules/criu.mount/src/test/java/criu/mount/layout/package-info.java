@NullMarked
package criu.mount.layout;

import org.jspecify.annotations.NullMarked;
